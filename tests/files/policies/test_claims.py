from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from texts import CHILD, assert_refused, meant, problems

from jss_cli.domain.policy import Condition
from jss_cli.files.policies.claims import CLAIMS


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        (CHILD + "windows: {known: publishd}", "4:18 JSS952", 'unknown word "publishd"', '"published"'),
        (CHILD + "rules: [{code: JSS214, when: {starz: 4}}]", "4:31 JSS950", "unknown field", 'mean "stars"?'),
        (CHILD + "rules: [{code: JSS214, when: {status: endd}}]", "4:39 JSS952", '"endd"', 'mean "ended"?'),
        (CHILD + "rules: [{code: JSS214, when: {reason: [other, hired]}}]", "4:47 JSS952", '"hired"', "hired_other"),
        (CHILD + "rules: [{code: JSS214, when: {stars: {at_leest: 4}}}]", "4:39 JSS950", "unknown", '"at_least"'),
    ],
)
def test_a_claim_about_what_no_contract_has_is_refused(
    tmp_path: Path, text: str, place: str, message: str, hint: str
) -> None:
    assert_refused(tmp_path, text, place, message, hint)


@pytest.mark.parametrize(
    ("when", "condition"),
    [
        ("{status: ended}", Condition("status", ("ended",))),
        ("{status: [open, ended]}", Condition("status", ("open", "ended"))),
        ("{stars: {at_least: 3.5, below: 4}}", Condition("stars", None, Fraction(7, 2), None, Fraction(4))),
        ("{stars: none}", Condition("stars", (None,))),
        ("{stars: [none, 5]}", Condition("stars", (None, Fraction(5)))),
        ("{stars: {}}", Condition("stars")),
        ("{paid: false}", Condition("paid", (False,))),
        ("{reason: [other, none]}", Condition("reason", ("other", None))),
        ("{refunded: none}", Condition("refunded", ("none",))),
    ],
)
def test_a_claim_means_bounds_or_answers_and_none_is_an_answer_that_was_not_given(
    when: str, condition: Condition
) -> None:
    assert meant(CLAIMS, when) == (condition,)


def test_facts_are_asked_in_the_order_of_the_table_whatever_the_file_says() -> None:
    found = meant(CLAIMS, "{recommend: 5, stars: 4, status: ended}")
    assert [condition.fact for condition in found] == ["status", "stars", "recommend"]


@pytest.mark.parametrize(
    "when",
    [
        "{status: []}",
        "{status: none}",
        "{paid: yes}",
        f"{{recommend: {[1] * 25}}}",
        "{recommend: 11}",
        "{reason: {at_least: 1}}",
        "{stars: {below: 45}}",
        "{stars: {below: none}}",
    ],
)
def test_a_claim_of_another_form_or_beyond_what_a_fact_can_be_is_refused_once(when: str) -> None:
    assert len(problems(CLAIMS, when)) == 1
