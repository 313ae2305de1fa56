"""What was published or said by staff of each era, as small histories that anybody can check by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from jss_cli.domain.score import Score
from jss_cli.domain.verdict import Verdict
from jss_cli.files.history import load_history
from jss_cli.files.policy import load_policy, named_policy
from jss_cli.files.reading import Reading
from jss_cli.scoring.scoring import score_history

DONE = "ending: {by: client, reason: completed}"


def scored(folder: Path, day: str, contracts: tuple[str, ...], policy: str | None = None) -> Score:
    path, on = folder / "history.yaml", date.fromisoformat(day)
    lines = [f"  - {{id: c{number}, {contract}}}\n" for number, contract in enumerate(contracts, 1)]
    path.write_text("version: 1\ncontracts:\n" + "".join(lines), encoding="utf-8")
    rules = named_policy(policy) if policy else load_policy(None, on)
    return score_history(load_history(str(path), Reading()), rules, on)


def job(
    client: str, month: str, *, earned: int = 100, stars: str = "5", recommend: str = "none", more: str = DONE
) -> str:
    rated = f"feedback: {{stars: {stars}, recommend: {recommend}}}"
    return f"client: {client}, kind: fixed, started: {month}-01, ended: {month}-20, earned: {earned}, {rated}, {more}"


def good(month: str, clients: str) -> tuple[str, ...]:
    return tuple(job(client, month) for client in clients)


NEVER = "ending: {by: client, reason: not_needed}"
SHOWN = {
    "2015: three good and one never started are 75 %, a neutral one costs 1 where a bad one costs 2": (
        "2015-07-12", (*good("2015-06", "ABC"), job("D", "2015-06", earned=0, stars="none", more=NEVER)), 75),
    "2015: three contracts are too few": ("2015-07-12", good("2015-06", "ABC"), None),
    "2015: two clients are too few": ("2015-07-12", good("2015-06", "ABAB"), None),
    "2016: what the perk removed does not count": (
        "2016-08-21", (*good("2016-07", "ABCD"), job("E", "2016-07", stars="1, removed: true")), 100),
    "2019: good feedback on an unpaid contract lifts": (
        "2019-08-01", (*good("2019-07", "ABC"), job("D", "2019-07", earned=0), job("E", "2019-07", stars="1")), 60),
    "2020: good feedback on an unpaid contract lifts nothing any more": (
        "2020-08-01", (*good("2020-07", "ABC"), job("D", "2020-07", earned=0), job("E", "2020-07", stars="1")), 50),
    "2020: a large contract that went badly weighs 1.5": (
        "2020-08-01", (*good("2020-07", "ABC"), job("D", "2020-07", earned=1001, stars="1")), 33),
    "2020-11: a contract that ended without feedback does not count, and two clients suffice": (
        "2020-12-20", (*good("2020-12", "ABAB"), job("C", "2020-12", earned=0, stars="none", more=NEVER)), 100),
    "2023-12: two contracts from two clients": ("2024-02-01", good("2024-01", "AB"), 100),
    "2023-12: one client is too few": ("2024-02-01", good("2024-01", "AA"), None),
    "2023-12: a poor private answer overrides five stars": (
        "2024-02-01", (*good("2024-01", "ABC"), job("D", "2024-01", recommend="3")), 50),
    "2024-09: three stars are a success": ("2024-12-01", (*good("2024-11", "A"), job("B", "2024-11", stars="3")), 100),
    "2024-09: below three stars are not": (
        "2024-12-01", (*good("2024-11", "ABC"), job("D", "2024-11", stars="2.99")), 50),
    "2024-09: a poor private answer overrides five stars": (
        "2024-12-01", (*good("2024-11", "ABC"), job("D", "2024-11", recommend="6")), 50),
    "2024-09: a private 7 leaves it to the stars": (
        "2024-12-01", (*good("2024-11", "ABC"), job("D", "2024-11", recommend="7")), 100),
    "2024-09: a reason that finds fault overrides five stars": (
        "2024-12-01",
        (*good("2024-11", "ABC"), job("D", "2024-11", more="ending: {by: client, reason: unresponsive}")), 50),
    "2024-09: an unpaid contract counts only with negative feedback, as one job of weight 1": (
        "2024-12-01",
        (*good("2024-11", "ABC"), job("D", "2024-11", earned=0, stars="1"), job("E", "2024-11", earned=0)), 50),
    "2024-09: an unrated contract is not eligible": (
        "2024-12-01", (*good("2024-11", "ABC"), job("D", "2024-11", stars="none")), 100),
    "2024-09: two clients in a lifetime suffice": (
        "2024-12-01", (*good("2024-11", "AA"), *good("2021-11", "B")), 100),
    "2026-03: a client of a contract that ends from then on has no private answer": (
        "2026-06-01", (*good("2026-05", "ABC"), job("D", "2026-05", recommend="3")), 100),
    "2026-03: an answer given before stays": (
        "2026-06-01", (*good("2026-03", "ABC"), job("D", "2026-03", recommend="3")), 50),
}  # fmt: skip


@pytest.mark.parametrize("name", SHOWN)
def test_the_score_is_the_one_that_was_published(name: str, tmp_path: Path) -> None:
    day, contracts, shown = SHOWN[name]
    assert scored(tmp_path, day, contracts).whole == shown


def weights(score: Score) -> list[Fraction]:
    return [Fraction(verdict.weight, score.policy.weights.unit) for verdict in score.verdicts]


def balance(verdict: Verdict, score: Score) -> Fraction:
    return Fraction(verdict.net, score.policy.weights.unit * score.policy.scale.unit)


EACH = "{on: 2024-01-10, amount: 30}, {on: 2024-04-20, amount: 30}, {on: 2024-08-01, amount: 30}"
GAP = "{on: 2024-01-10, amount: 30}, {on: 2024-08-01, amount: 30}"
LONG = (
    "client: A, kind: hourly, started: 2024-01-01, ended: 2024-09-26, earned: {}, payments: [{}], "
    "feedback: {{stars: {}, recommend: none}}, "
)


@pytest.mark.parametrize(
    ("told", "weight", "net"),
    [
        ((90, EACH, "5"), 3, 3),  # 270 days, paid in each of three periods: three jobs
        ((60, GAP, "5"), 2, 2),  # a period without a payment adds none
        ((90, EACH, "2"), 3, 1),  # ended badly: the earlier two stay good, only the latest is spoiled
    ],
)
def test_the_page_s_own_examples_of_length(told: tuple[int, str, str], weight: int, net: int, tmp_path: Path) -> None:
    score = scored(tmp_path, "2024-12-01", (LONG.format(*told) + DONE, job("B", "2024-11")))
    assert weights(score) == [weight, 1]
    assert balance(score.verdicts[0], score) == net


def test_an_option_may_ask_for_a_long_term_contract_instead_of_a_long_term_client(tmp_path: Path) -> None:
    short = "client: A, kind: fixed, started: 2024-0{0}-01, earned: 50, payments: [{{on: 2024-0{0}-10, amount: 50}}]"
    long = "client: B, kind: hourly, started: 2024-06-01, earned: 60, payments: [{}]".format(
        "{on: 2024-06-10, amount: 30}, {on: 2024-09-20, amount: 30}"
    )
    contracts = (short.format(3), short.format(8), long)
    for policy, counted in (("upwork-2024-09", 3), ("upwork-2024-09+span-of-contract", 1)):
        score = scored(tmp_path, "2024-12-01", contracts, policy)
        assert sum(verdict.outcome.value == "positive" for verdict in score.verdicts) == counted
    assert score.verdicts[2].entered == date(2024, 9, 20)


def test_what_the_insights_page_lists_as_ineligible_does_not_count(tmp_path: Path) -> None:
    contracts = (*good("2024-11", "AB"), job("C", "2024-11", stars="1", more=f"{DONE}, insights: ineligible"))
    score = scored(tmp_path, "2024-12-01", contracts)
    assert (score.whole, score.verdicts[2].rule.code) == (100, "JSS113")


def test_earnings_weigh_in_three_steps(tmp_path: Path) -> None:
    amounts = (1, 250, 251, 1000, 1001)
    score = scored(tmp_path, "2024-12-01", tuple(job("A", "2024-11", earned=amount) for amount in amounts))
    assert weights(score) == [1, 1, Fraction(5, 4), Fraction(5, 4), Fraction(3, 2)]


def test_no_contract_weighs_more_than_eight(tmp_path: Path) -> None:
    years = "client: A, kind: hourly, started: 2021-01-01, ended: 2024-11-20, earned: 90000, paid_months: 46, "
    score = scored(tmp_path, "2024-12-01", (f"{years}feedback: {{stars: 5, recommend: none}}, {DONE}",))
    assert weights(score) == [8]


def test_unrated_contracts_with_a_long_term_client_are_successes_and_a_bad_one_spoils_only_itself(
    tmp_path: Path,
) -> None:
    contracts = (
        job("A", "2024-03", stars="none"),
        job("A", "2024-11", stars="none"),
        job("A", "2024-10", stars="1"),
        job("B", "2024-11", stars="none"),
        "client: A, kind: hourly, started: 2024-09-01, earned: 50, paid_months: 1",
    )
    score = scored(tmp_path, "2024-12-01", contracts)
    codes = [(verdict.rule.code, verdict.outcome.value) for verdict in score.verdicts]
    assert codes == [
        ("JSS234", "positive"),
        ("JSS234", "positive"),
        ("JSS215", "negative"),
        ("JSS222", "excluded"),
        ("JSS231", "positive"),
    ]
