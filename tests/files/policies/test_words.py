from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from texts import CHILD, assert_refused, meant, problems

from jss_cli.domain.policy import Condition
from jss_cli.files.policies.syntax import Syntax, or_none
from jss_cli.files.policies.words import CLAIMS, DAY, EXACT, FLAG, NAME, SHARE, TEXT, WEIGHT, _within

MINE = "name: a, when: {paid: true}, outcome: neutral, says: a, because: a, remedy: a, known: assumed"


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        (CHILD + "weights: {cap: 8.1}", "4:16 JSS956", "8.1 is no multiple of a quarter", "1.25"),
        (CHILD + "weights: {cap: heavy}", "4:16 JSS952", '"heavy" is not a plain number', "3.5"),
        (CHILD + "windows: {months: [6, 12.5]}", "4:23 JSS952", '"12.5" is not a whole number', "12"),
        (CHILD + "in_force: {from: 2016-6-1, known: assumed}", "4:18 JSS952", "is not a day", "2016-06-01"),
        (
            CHILD + f"rules: [{{code: MINE1, before: JSS199, {MINE}}}]",
            "4:16 JSS952",
            "does not look like a code",
            "[A-Z]",
        ),
        (CHILD + "weights: {known: assumed, cap: 0}", "4:32 JSS956", "must weigh something", "0.25 to 100"),
        (CHILD + "weights: {known: assumed, plain: 0}", "4:34 JSS956", "must weigh something", "0.25 to 100"),
        (CHILD + "weights: {known: assumed, cap: 101}", "4:32 JSS956", "weight 101 is beyond", "0 to 100"),
        (CHILD + "weights: {known: assumed, cap: -1}", "4:32 JSS956", "weight -1 is beyond", "0 to 100"),
        (
            CHILD + "weights: {known: assumed, earnings: [{above: 0, weight: 0}]}",
            "4:57 JSS956",
            "must weigh",
            "0.25 to 100",
        ),
        (
            CHILD + "rules: [{code: JSS224, when: {idle_months: {at_least: 999999999}}}]",
            "4:44 JSS952",
            "never be",
            "0 and 999",
        ),
        (CHILD + "priors: {known: assumed, suspected: 0}", "4:37 JSS952", '"0" is not a factor above 0', "such as 4"),
        (CHILD + "priors: {known: assumed, suspected: -5}", "4:37 JSS952", '"-5" is not a factor above 0', "such as 4"),
        (CHILD + "priors: {known: assumed, recommends_from: 11}", "4:43 JSS952", "not a private answer", "0 to 10"),
        (CHILD + "scale: {known: assumed, neutral: 2, negative: 5}", "4:34 JSS952", '"2" is not a worth', "-10 to 1"),
        (CHILD + "scale: {known: assumed, neutral: -99999}", "4:34 JSS952", "not a worth from -10 to 1", "such as 0.5"),
        (CHILD + "scale: {known: assumed, neutral: 1/997}", "4:34 JSS952", "in hundredths", "such as 0.5"),
        (CHILD + "windows: {known: assumed, months: [6, 0]}", "4:39 JSS952", "a whole number from 1", "such as 12"),
        (
            CHILD + "bands: {known: assumed, levels: [{from: 101, name: a}]}",
            "4:41 JSS952",
            "not a whole percent",
            "0 to 100",
        ),
        (
            CHILD + "cadence: {known: assumed, every_days: 0}",
            "4:39 JSS952",
            "a whole number from 1 to 999",
            "such as 12",
        ),
        (
            CHILD + "cadence: {known: assumed, anchor: 0001-01-01}",
            "4:35 JSS952",
            "not a day from 1999 to 2100",
            "2016-06-01",
        ),
        (
            CHILD + "in_force: {known: assumed, from: 9999-12-31}",
            "4:34 JSS952",
            "not a day from 1999 to 2100",
            "2016-06-01",
        ),
        (
            CHILD + "measures: {known: assumed, unrated_months: 0}",
            "4:44 JSS952",
            "a whole number from 1 to 999",
            "such as 12",
        ),
        (
            CHILD + "measures: {known: assumed, twin_days: -7}",
            "4:39 JSS952",
            "a whole number from 1 to 999",
            "such as 12",
        ),
        (
            CHILD + "removal: {known: assumed, per_contracts: 0}",
            "4:42 JSS952",
            "a whole number from 1 to 999",
            "such as 12",
        ),
        (CHILD + "top_rated: {known: assumed, score: 0}", "4:36 JSS952", "a whole percent from 1 to 100", "such as 90"),
    ],
)
def test_no_value_of_a_policy_may_be_one_that_nothing_can_be_counted_with(
    tmp_path: Path, text: str, place: str, message: str, hint: str
) -> None:
    assert_refused(tmp_path, text, place, message, hint)


@pytest.mark.parametrize(
    ("text", "quarters"), [("0.25", 1), ("1", 4), ("1.25", 5), ("5/4", 5), ("8", 32), ("100", 400)]
)
def test_a_weight_is_held_in_quarters(text: str, quarters: int) -> None:
    assert meant(WEIGHT, text) == quarters


@pytest.mark.parametrize(
    ("syntax", "good", "bad"),
    [
        (WEIGHT, ["0.25", "100"], ["0", "-1", "0.1", "1/3", "100.25", "-0.25", "one", '"1,25"', "{}", "[]", "٣"]),
        (EXACT, ["-1.5", "1/3", "007"], ["1/0", "1e3", ".5", "1.", '" 1"', "1/-3", "inf"]),
        (or_none(EXACT), ["none", "0"], ["None", '""']),
        (NAME, ["a", "a-2"], ["A", "a--b", "a+b", "a" * 61, '""']),
        (TEXT, ["a", "1?"], ['""', "a" * 1001, "[a]"]),
        (FLAG, ["true", "false"], ["yes", "True", '""']),
        (DAY, ["2016-06-01"], ["2016-6-1", "2016-02-30", "1998-12-31"]),
    ],
)
def test_the_grammar_of_a_value_is_narrow(syntax: Syntax, good: list[str], bad: list[str]) -> None:
    assert not [text for text in good if problems(syntax, text)]
    assert not [text for text in bad if not problems(syntax, text)]


@pytest.mark.parametrize(
    ("text", "is_within"),
    [("-1", True), ("1", True), ("-1.01", False), ("1.01", False), ("0.25", True), ("1/8", False)],
)
def test_a_number_lies_within_its_bounds_and_is_no_finer_than_allowed(text: str, *, is_within: bool) -> None:
    make = _within(Fraction(-1), Fraction(1), 4)
    if is_within:
        assert make(text) == Fraction(text)
    else:
        with pytest.raises(ValueError, match=r"^$"):
            make(text)


def test_a_percent_is_a_share_of_1_and_a_flag_is_the_word_true() -> None:
    assert (meant(SHARE, "2.5"), meant(FLAG, "true"), meant(FLAG, "false")) == (Fraction(1, 40), True, False)


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
