"""Priors changed by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from jss_cli.errors import UsageError
from jss_cli.explaining.unseen.priors import with_priors
from jss_cli.files.policy import load_policy

POLICY = load_policy("upwork-2016", date(2016, 8, 21))


def chances(fact: str, *texts: str) -> list[dict[object, Fraction]]:
    return [dict(table.chances) for table in with_priors(POLICY, texts).priors.tables if table.fact == fact]


def test_an_answer_gets_the_chance_and_the_others_keep_their_proportions() -> None:
    for before, after in zip(chances("recommend"), chances("recommend", "recommend:9=40"), strict=True):
        assert after[9] == Fraction(2, 5)
        assert sum(after.values()) == 1
        assert after[10] / after[0] == before[10] / before[0]


def test_no_answer_at_all_is_an_answer_too() -> None:
    assert chances("recommend", "recommend:none=100")[0][None] == 1


def test_other_facts_stay_as_they_are() -> None:
    assert chances("reason") == chances("reason", "recommend:9=40")


def test_suspicion_is_a_factor() -> None:
    assert with_priors(POLICY, ["suspected=2.5"]).priors.suspected == Fraction(5, 2)


@pytest.mark.parametrize(
    ("text", "wrong", "hint"),
    [
        ("recomend:9=40", 'no fact "recomend"', 'did you mean "recommend"?'),
        ("recommend:99=40", 'no answer "99" to recommend', 'did you mean "9"?'),
        ("reason:unresponsve=5", 'no answer "unresponsve"', 'did you mean "unresponsive"?'),
        ("recommend=40", 'no answer ""', "known are"),
        ("recommend:9=140", "above 100", "0 to 100"),
        ("recommend:9", "is not a prior", "write recommend:9=40"),
        ("suspected=0", "a factor of 0", "write 1"),
        ("recommend:9=-4", "is not a prior", "write recommend:9=40"),
    ],
)
def test_a_prior_that_makes_no_sense_is_refused_with_what_to_write(text: str, wrong: str, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        with_priors(POLICY, [text])
    (fault,) = refused.value.faults
    assert fault.code == "JSS935"
    assert wrong in fault.message
    assert hint in fault.hint
