from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from jss_cli.domain.answer import Answer
from jss_cli.domain.policy import Condition, Policy
from jss_cli.domain.report import Headline, Paragraph, Table
from jss_cli.files.policy import load_all, named_policy, policy_names
from jss_cli.reports.rules.policy import policies_answer, policy_answer
from jss_cli.reports.rules.policy_diff import PolicyDifferences, policies_compared
from jss_cli.reports.rules.policy_result import WholePolicyResult
from jss_cli.reports.rules.words import _condition_words, when_words

POLICIES = load_all()


def texts(answer: Answer) -> list[list[str]]:
    tables = [block for block in answer.report.blocks if isinstance(block, Table)]
    return [[getattr(cell, "text", "") for cell in row.cells] for table in tables for row in table.rows]


def differences(before: str, after: str) -> set[tuple[str, str, str, str]]:
    result = policies_compared(named_policy(before), named_policy(after)).result
    assert isinstance(result, PolicyDifferences)
    return {(one.part, one.what, one.before, one.after) for one in result.differences}


def test_the_list_names_every_era_with_its_days_and_what_it_changed() -> None:
    rows = texts(policies_answer(POLICIES))
    assert [row[0] for row in rows] == [policy.name for policy in POLICIES]
    assert rows[1][1] == "2016-06-01 to 2020-02-29"
    assert all(row[2] for row in rows)


@pytest.mark.parametrize("era", POLICIES, ids=policy_names())
def test_one_policy_shows_every_rule_clause_table_of_chances_and_source(era: Policy) -> None:
    cells = texts(policy_answer(era))
    first = [row[0] for row in cells]
    codes = [rule.code for rule in era.rules] + [clause.code for clause in era.clauses]
    assert [code for code in first if code.startswith("JSS")] == codes
    assert {source.key for source in era.sources} <= set(first)
    assert sum("%" in row[-1] for row in cells) == len(era.priors.tables) + len(era.priors.stars) + 2


def test_one_policy_for_programs_carries_certainty_and_sources() -> None:
    result = policy_answer(named_policy("upwork-2016")).result
    assert isinstance(result, WholePolicyResult)
    rule = {rule.code: rule for rule in result.rules}["JSS214"]
    assert (rule.when, rule.outcome, rule.known) == (
        "ended, stars at least 3.5 and below 4.5",
        "neutral",
        "community",
    )
    assert {section.name for section in result.sections} >= {"windows", "weights", "removal", "priors"}


def test_rows_say_the_same_in_a_sentence() -> None:
    for policy in POLICIES:
        for block in policy_answer(policy).report.blocks:
            for row in block.rows if isinstance(block, Table) else ():
                assert all(getattr(cell, "text", "") in row.sentence for cell in row.cells)


def test_comparing_shows_rules_that_came_and_outcomes_that_changed() -> None:
    found = differences("upwork-2020-03", "upwork-2020-11")
    assert ("JSS221", "outcome", "neutral", "excluded") in found
    assert ("JSS221", "asked", "after JSS216", "after JSS203") in found
    assert ("JSS225", "in force", "neutral when ended, paid, share unrated above 1/3, feedback none", "-") in found
    assert any(part == "windows" for part, *_ in found)
    assert not any(part == "weights" for part, *_ in found)


def test_comparing_backwards_swaps_the_sides() -> None:
    there = {(part, was, now) for part, what, was, now in differences("upwork-2015", "upwork-2016") if what != "asked"}
    back = {(part, now, was) for part, what, was, now in differences("upwork-2016", "upwork-2015") if what != "asked"}
    assert there == back


def test_a_policy_does_not_differ_from_itself() -> None:
    assert not differences("upwork-2021", "upwork-2021")


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (Condition("status", ("not_started",)), "not started"),
        (Condition("paid", (False,)), "not paid"),
        (Condition("client_standing", ("flagged", "suspended")), "client flagged or suspended"),
        (Condition("recommend", (None,)), "private answer none"),
        (Condition("stars", None, Fraction(7, 2), None, Fraction(9, 2)), "stars at least 3.5 and below 4.5"),
        (Condition("unrated_share", above=Fraction(1, 3)), "share unrated above 1/3"),
    ],
)
def test_a_condition_reads_like_a_claim(condition: Condition, words: str) -> None:
    assert _condition_words(condition) == words


def test_no_condition_at_all_takes_what_is_left() -> None:
    assert when_words(()) == "nothing before it holds"


def told_first(before: str, after: str) -> str:
    """The sentence below the headline."""
    block = policies_compared(named_policy(before), named_policy(after)).report.blocks[1]
    assert isinstance(block, Paragraph)
    return block.line[0].text


def test_what_changes_a_score_is_said_first_in_one_sentence() -> None:
    assert told_first("upwork-2016", "upwork-2020-03") == (
        "Against upwork-2016, upwork-2020-03 has other weights; has 3 rules of its own (JSS227 JSS228 JSS302); "
        "has other readings of 1 disputed point (star-cuts). All else is words, sources, odds, bands and badges."
    )
    assert "lacks 3 rules (JSS227 JSS228 JSS302)" in told_first("upwork-2020-03", "upwork-2016")
    assert "has other windows, jobs, age, days of computation, removal of feedback; " in told_first(
        "upwork-2023-12", "upwork-2024-09"
    )
    assert told_first("upwork-2016", "upwork-2016") == "No value, no rule and no disputed point differs."
    assert "; has 2 disputed points of its own (old-private-answers reason-asked). " in told_first(*NEWEST)
    assert "; lacks 2 disputed points (old-private-answers reason-asked). " in told_first(*NEWEST[::-1])


NEWEST = ("upwork-2024-09", "upwork-2026-03")
OWN = """\
name: mine
title: Mine
extends: upwork-2024-09
in_force: {from: 2024-09-03, until: 2026-03-30, known: staff, source: [S26]}
variants:
  age: none
  two-clients:
    about: within what time the two clients of the minimum are looked for
    options:
      - {name: clients-in-a-lifetime, title: in a lifetime, weight: 70, known: published, source: [S2]}
      - name: clients-in-24-months
        title: in the window itself, 24 months at most
        weight: 30
        known: published
        source: [S23, S37]
        sets: {windows: {minimum: {clients: 3}}}
  mine:
    about: a point of my own
    options:
      - {name: as-is, title: as it is, weight: 75, known: assumed}
      - {name: other, title: in two windows, weight: 25, known: assumed, sets: {windows: {months: [6, 12]}}}
"""


def test_disputed_points_and_their_readings_are_compared_too(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(OWN, "utf-8")
    own = str(tmp_path / "mine.yaml")
    answer = policies_compared(named_policy("upwork-2024-09"), named_policy(own))
    assert isinstance(answer.result, PolicyDifferences)
    assert [(one.part, one.name, one.what, one.before, one.after) for one in answer.result.differences] == [
        ("variants", "age", "disputed", AGE, "-"),
        ("variants", "two-clients: clients-in-a-lifetime", "weight", "60 %", "70 %"),
        ("variants", "two-clients: clients-in-24-months", "weight", "40 %", "30 %"),
        ("variants", "two-clients: clients-in-24-months", "sets", *SETS),
        ("variants", "mine", "disputed", "-", "a point of my own: as it is, 75 %; in two windows, 25 %"),
    ]
    assert told_first("upwork-2024-09", own) == (
        "Against upwork-2024-09, mine has 1 disputed point of its own (mine); lacks 1 disputed point (age); has other "
        "readings of 1 disputed point (two-clients). All else is words, sources, odds, bands and badges."
    )


AGE = "from which day a contract grows old in the windows: from its last payment, 85 %; from its end, 15 %"
SETS = "{windows: {minimum: {clients_within: window}}}", "{windows: {minimum: {clients: 3}}}"
SECTIONS = ("windows", "jobs", "weights", "scale", "cadence", "measures", "seen", "top_rated", "priors")


def others(value: Any) -> Iterator[Any]:
    """Values that differ from one in a single number."""
    match value:
        case bool() | str() | None:
            return
        case int() | Fraction() | Decimal():
            yield value + 1
        case date():
            yield value + timedelta(days=1)
        case tuple():
            for index, item in (*enumerate(value),)[:: max(1, len(value) - 1)]:  # the first and the last
                yield from ((*value[:index], other, *value[index + 1 :]) for other in others(item))
        case _:
            for field in fields(value):
                yield from (replace(value, **{field.name: other}) for other in others(getattr(value, field.name)))


@pytest.mark.parametrize("section", SECTIONS)
def test_no_number_of_a_policy_can_differ_without_being_told(section: str) -> None:
    policy = named_policy("upwork-2020-03")
    for other in others(getattr(policy, section)):
        changes: dict[str, Any] = {section: other}
        changed = policies_compared(policy, replace(policy, **changes)).result
        assert isinstance(changed, PolicyDifferences)
        assert changed.differences, other


@pytest.mark.parametrize(
    ("before", "after", "ages"),
    [
        ("upwork-2016", "upwork-2020-03", ("old", "new")),
        ("upwork-2020-03", "upwork-2016", ("new", "old")),
        ("upwork-2016", "upwork-2016+tiered", ("first", "second")),
    ],
)
def test_the_columns_say_which_rules_are_the_old_ones(before: str, after: str, ages: tuple[str, str]) -> None:
    report = policies_compared(named_policy(before), named_policy(after)).report
    table = report.blocks[-1]
    assert isinstance(table, Table)
    titles = [f"{age}: {name}" for age, name in zip(ages, (before, after), strict=True)]
    assert [column.title for column in table.columns[2:]] == titles
    assert isinstance(report.blocks[0], Headline)
    assert report.blocks[0].facts[0].startswith(f"{ages[0]}: Upwork")
