from __future__ import annotations

from dataclasses import replace

from jss_cli.domain.case import Case
from jss_cli.domain.history import Ending
from jss_cli.domain.imported import UnknownField
from jss_cli.domain.sighting import Absence
from jss_cli.explaining.why.absent import absences, by_weight
from jss_cli.files.case import open_text
from jss_cli.files.reading import Reading

HEAD = "as_of: 2025-03-01\ncontracts:\n"
GOOD = (
    "  - {{id: {0}, client: {0}, kind: fixed, started: 2025-01-06, ended: 2025-01-20, {1},"
    " ending: {{by: client, reason: completed}}}}\n"
)
PAID, FIVE = "earned: 90", "feedback: {stars: 5, recommend: 10}"


def case_of(*contracts: str) -> Case:
    lines = (GOOD.format(f"c{number}", fields) for number, fields in enumerate(contracts, 1))
    return open_text(HEAD + "".join(lines), None, None, Reading())


def test_what_is_told_is_not_among_what_matters() -> None:
    assert absences(case_of(*[f"{PAID}, {FIVE}"] * 3)) == ()


def test_stars_left_out_matter_more_than_an_amount_left_out_and_are_told_first() -> None:
    bad = f"{PAID}, feedback: {{stars: 1, recommend: 0}}"
    found = absences(case_of(f"{PAID}, {FIVE}", f"{PAID}, {FIVE}", bad, FIVE, f"{PAID}, feedback: {{recommend: none}}"))
    assert found == (
        Absence("c5", "feedback.stars", 20, 60),
        Absence("c4", "earned", 33, 56),
    )


def test_of_values_that_can_take_as_much_away_the_one_that_can_add_more_is_told_first() -> None:
    bad, small, large = (
        f"{PAID}, feedback: {{stars: 1, recommend: 0}}",
        f"{PAID}, feedback: {{recommend: none}}",
        "earned: 2000, feedback: {recommend: none}",
    )
    found = absences(case_of(f"{PAID}, {FIVE}", bad, small, large))
    assert found == (Absence("c4", "feedback.stars", 0, 43), Absence("c3", "feedback.stars", 0, 33))


def test_a_value_that_decides_whether_there_is_a_score_says_so() -> None:
    assert absences(case_of(f"{PAID}, {FIVE}", FIVE)) == (Absence("c2", "earned", 100, 100, may_be_missing=True),)


def test_who_ended_a_contract_matters_only_where_a_rule_asks() -> None:
    case = case_of(*[f"{PAID}, {FIVE}"] * 3)
    contracts = tuple(replace(c, ending=Ending(reason="completed")) for c in case.history.contracts)
    assert absences(replace(case, history=replace(case.history, contracts=contracts))) == ()


def test_a_day_with_one_bound_alone_is_not_said_to_decide_about_the_score() -> None:
    vague = "{id: v, client: v, started: {not_after: 2025-01-06}, ended: {not_before: 2025-01-20}}"
    fields = f"{PAID}, {FIVE}, ending: {{by: client, reason: completed}}, kind: fixed"
    lines = "".join(GOOD.format(f"c{number}", f"{PAID}, {FIVE}") for number in range(3))
    case = open_text(f"{HEAD}{lines}  - {vague[:-1]}, {fields}}}\n", None, None, Reading())
    assert absences(case) == ()


def test_a_day_with_one_bound_that_may_lie_in_a_window_or_before_all_of_them_decides_about_the_score() -> None:
    lines = "".join(GOOD.format(f"c{number}", f"{PAID}, {FIVE}") for number in range(3))
    vague = "{id: v, client: v, started: 2022-01-01, ended: {not_before: 2022-10-01}, kind: fixed, "
    bad = "feedback: {stars: 1, recommend: 1}, ending: {by: client, reason: completed}}"
    case = open_text(f"{HEAD}{lines}  - {vague}{PAID}, {bad}\n", None, None, Reading())
    assert absences(case) == (Absence("v", "ended", 50, 100),)


def test_an_end_that_is_not_known_at_all_is_told_where_the_score_depends_on_it() -> None:
    lines = "".join(GOOD.format(f"c{number}", f"{PAID}, {FIVE}") for number in range(3))
    unknown = "{id: v, client: v, started: 2022-01-01, ended: unknown, kind: fixed, "
    bad = "feedback: {stars: 1, recommend: 1}, ending: {by: client, reason: completed}}"
    case = open_text(f"{HEAD}{lines}  - {unknown}{PAID}, {bad}\n", None, None, Reading())
    assert absences(case) == (Absence("v", "ended", 50, 100),)


JOBS = "".join(
    f"- {{id: c{n}, client: K{n}, title: T{n}, started: 2026-03-0{n}, ended: 2026-04-0{n}, earned: 300, "
    f"feedback: {{stars: 5}}}}\n"
    for n in range(1, 7)
)
OPEN = "- {id: c7, client: K7, title: T7, started: 2026-03-07, ended: 2026-04-07, earned: 300}\n"


def test_what_moves_the_score_most_comes_first_with_its_points() -> None:
    case = open_text(f"as_of: 2026-04-12\ncontracts:\n{JOBS}{OPEN}", None, None, Reading())
    told = by_weight([("c7", "title"), ("c7", "stars")], case)
    assert [one.field for one in told] == ["stars", "title"]
    assert (told[0].points or 0) > 5
    assert told[1] == UnknownField("c7", "title", 0)


def test_without_a_score_what_would_give_one_weighs_all_of_it() -> None:
    case = open_text(f"as_of: 2026-04-12\ncontracts:\n{OPEN}", None, None, Reading())
    assert [one.points for one in by_weight([("c7", "stars")], case)] == [0]
