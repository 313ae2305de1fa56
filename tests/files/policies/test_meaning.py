from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from jss_cli.domain.policy import Blend, Condition, Minimum, Step
from jss_cli.files.policies.fields import Fields
from jss_cli.files.policies.meaning import _answer, _conditions, _prior, _scale
from jss_cli.files.policy import named_policy
from jss_cli.files.yaml_events import parse_tree


def test_values_are_exact() -> None:
    tiered, newest = named_policy("upwork-2016+tiered"), named_policy("upwork-2024-09")
    assert (tiered.scale.positive, tiered.scale.neutral, tiered.scale.negative, tiered.scale.unit) == (2, 1, 0, 2)
    unit = newest.weights.unit
    assert newest.weights.earnings == (Step(Decimal(250), unit * 5 // 4), Step(Decimal(1000), unit * 3 // 2))
    assert (newest.windows.blends, newest.windows.minimum) == ((), Minimum(2, 2, "lifetime"))
    assert named_policy("upwork-2021").windows.blends == (Blend("trending", (6, 3)),)
    share = {rule.code: rule for rule in named_policy("upwork-2015").rules}["JSS225"].when[2]
    assert share == Condition("unrated_share", above=Fraction(1, 3))


def fields(text: str) -> Fields:
    return Fields(parse_tree(text, "p.yaml"))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("{positive: 1, neutral: 0, negative: 0}", (1, 0, 0, 1)),
        ("{positive: 1, neutral: 0.5, negative: -0.25}", (4, 2, -1, 4)),
        ("{positive: 1, neutral: 0.1, negative: 0.25}", (20, 2, 5, 20)),
    ],
)
def test_a_scale_is_held_in_whole_numbers_of_its_smallest_part(text: str, values: tuple[int, ...]) -> None:
    found = _scale(fields("{known: assumed, " + text[1:]))
    assert (found.positive, found.neutral, found.negative, found.unit) == values


@pytest.mark.parametrize(
    ("when", "condition"),
    [
        ("{stars: {at_least: 3.5, below: 4}}", Condition("stars", None, Fraction(7, 2), None, Fraction(4))),
        ("{stars: none}", Condition("stars", (None,))),
        ("{stars: [none, 5]}", Condition("stars", (None, Fraction(5)))),
        ("{paid: false}", Condition("paid", (False,))),
        ("{reason: [other, none]}", Condition("reason", ("other", None))),
        ("{refunded: none}", Condition("refunded", ("none",))),
    ],
)
def test_a_claim_means_bounds_or_answers_and_none_is_an_answer_that_was_not_given(
    when: str, condition: Condition
) -> None:
    assert _conditions(fields(when)) == (condition,)


def test_facts_are_asked_in_the_order_of_the_table_whatever_the_file_says() -> None:
    found = _conditions(fields("{recommend: 5, stars: 4, status: ended}"))
    assert [condition.fact for condition in found] == ["status", "stars", "recommend"]


@pytest.mark.parametrize(("word", "meant"), [("none", None), ("0", 0), ("10", 10), ("client", "client")])
def test_an_answer_of_a_table_of_chances_is_a_number_a_word_or_none(word: str, meant: object) -> None:
    assert _answer(word) == meant


def test_chances_are_shares_of_1() -> None:
    found = _prior("ended_by", fields("{when: {}, chances: {client: 75, platform: 25}}"))
    assert found.chances == (("client", Fraction(3, 4)), ("platform", Fraction(1, 4)))
