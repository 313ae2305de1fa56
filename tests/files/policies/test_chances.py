from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from texts import meant, problems

from jss_cli.domain.facts import FACT
from jss_cli.files.policies.chances import _band_of, chance_table


@pytest.mark.parametrize(
    ("word", "answers"),
    [
        ("0-4", ("0", "1", "2", "3", "4")),
        ("9-10", ("9", "10")),
        ("7-7", ("7",)),
        ("4-0", ()),
        ("5", ("5",)),
        ("none", ("none",)),
        ("4.75", ("4.75",)),
        ("0-100", ("0-100",)),
    ],
)
def test_a_word_of_chances_is_one_answer_or_all_of_a_band(word: str, answers: tuple[str, ...]) -> None:
    assert _band_of(word) == answers


@pytest.mark.parametrize(
    ("fact", "chances", "shares"),
    [
        ("ended_by", "{client: 75, platform: 25}", (("client", Fraction(3, 4)), ("platform", Fraction(1, 4)))),
        ("recommend", "{9-10: 50, none: 50}", ((9, Fraction(1, 4)), (10, Fraction(1, 4)), (None, Fraction(1, 2)))),
        ("stars", "{4.5: 99, none: 1}", ((Decimal("4.5"), Fraction(99, 100)), (None, Fraction(1, 100)))),
    ],
)
def test_chances_are_shares_of_1_and_those_of_a_band_have_equal_parts(
    fact: str, chances: str, shares: tuple[object, ...]
) -> None:
    assert meant(chance_table(FACT[fact]), f"{{when: {{}}, chances: {chances}}}") == ((), shares)


@pytest.mark.parametrize(
    ("fact", "word", "hint"),
    [
        ("ended_by", "clinet", 'did you mean "client"?'),
        ("stars", "5.5", "write none, or stars such as 4.5"),
        ("stars", "4.555", "write none, or stars such as 4.5"),
        ("recommend", "8-12", "known here: none, 0, 1"),
    ],
)
def test_an_answer_that_nobody_can_give_is_refused_at_its_key(fact: str, word: str, hint: str) -> None:
    (problem,) = problems(chance_table(FACT[fact]), f"{{when: {{}}, chances: {{{word}: 100}}}}")
    assert (problem.path, problem.at_key, problem.message) == (("chances", word), True, "unknown answer")
    assert hint in problem.hint
