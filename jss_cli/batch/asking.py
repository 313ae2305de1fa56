"""What columns cannot say is asked of the one-history engine, freelancer by freelancer.

That is one thing of the score: a contract that the insights page lists as counted and that no rule counts as it stands
is counted as the likeliest telling of what nobody told, which is found by trying them. Such marks are noted by hand, so
they are few.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import polars as pl

from jss_cli.batch.columns import CODES
from jss_cli.batch.counting import OUTCOMES, PARTS
from jss_cli.batch.days import EPOCH, day_number
from jss_cli.batch.deciding import LISTINGS, PARTIES, REASONS, RECOMMENDS, STANDINGS
from jss_cli.domain.history import UNKNOWN, Contract, Ending, Feedback, History, Payment, Unknown
from jss_cli.domain.policy import Policy
from jss_cli.domain.verdict import Outcome, Verdict
from jss_cli.scoring.judging import judge_history
from jss_cli.scoring.scoring import counts_on, holding
from jss_cli.scoring.windows import earliest_entry

ELIGIBLE = LISTINGS.index("eligible")
MARKED = f"insights = {ELIGIBLE} AND has_begun AND outcome = {OUTCOMES.index(Outcome.EXCLUDED)}"  # counted elsewhere
_Rows = Iterator[dict[str, object]]


def with_answers(judged: pl.DataFrame, policy: Policy, day: date) -> pl.DataFrame:
    """The contracts as they are judged, those about which the engine is asked as it judges them."""
    marked = pl.sql_expr(MARKED) & policy.asks("insights")

    def told(history: History, rows: pl.DataFrame) -> _Rows:
        for row, verdict in zip(rows["row"], judge_history(history, policy, day), strict=True):
            if verdict.told is not None:
                yield {"row": row, **_counted(verdict, policy, day)}

    return _asked(judged, marked, told)


def with_entries(judged: pl.DataFrame, policy: Policy, day: date) -> pl.DataFrame:
    """The contracts, with the day from which those count about which the engine may have been asked."""

    def told(history: History, rows: pl.DataFrame) -> _Rows:
        for row, verdict in zip(rows["row"], judge_history(history, policy, day), strict=True):
            if verdict.entered is not None and verdict.outcome is not Outcome.EXCLUDED:
                yield {"row": row, "entered": day_number(verdict.entered)}

    return _asked(judged, (pl.col("insights") == ELIGIBLE) & policy.asks("insights"), told)


def _asked(judged: pl.DataFrame, marked: pl.Expr, told: Callable[[History, pl.DataFrame], _Rows]) -> pl.DataFrame:
    """The contracts with what is told of the histories in which one is marked."""
    freelancers = judged.filter(marked).select("freelancer").unique()
    if not len(freelancers):
        return judged
    found = judged.join(freelancers, "freelancer", how="semi", maintain_order="left")
    answers: list[dict[str, object]] = []
    for _, rows in found.group_by("freelancer", maintain_order=True):
        answers += told(History(tuple(map(contract_in, rows.iter_rows(named=True)))), rows)
    if not answers:
        return judged
    return judged.update(pl.DataFrame(answers, schema={name: judged.schema[name] for name in answers[0]}), "row")


def _counted(verdict: Verdict, policy: Policy, day: date) -> Mapping[str, object]:
    """How a contract counts that the engine has judged, by the columns of those that were judged here."""
    since = [earliest_entry(day, months) for months in policy.windows.lengths[::-1]]
    held = [holding(verdict, first, day) or (0, 0, 0) for first in since]
    aged = max((share.aged for share in verdict.shares), default=None)
    parts = {f"{name}_{nth}": one[place] for nth, one in enumerate(held) for place, name in enumerate(PARTS)}
    return parts | {
        "rule": policy.rules.index(verdict.rule),
        "outcome": OUTCOMES.index(verdict.outcome),
        "counts": counts_on(verdict, day),
        "reach": sum(any(one) for one in held),
        "weight": verdict.weight,
        "aged": aged and day_number(aged),
    }


def contract_in(row: Mapping[str, Any]) -> Contract:
    """A contract of a row of typed columns."""
    return Contract(
        id=row["id"],
        client=str(row["client"]),
        started=_day(row["started"]),
        kind=None if row["kind"] is None else CODES["kind"][row["kind"]],
        ended=None if row["ended"] is None else _day(row["ended"]),
        earned=UNKNOWN if row["earned"] is None else _money(row["earned"]),
        refunded=_money(row["refunded"]),
        paid_months=row["paid_months"],
        payments=_items(row["payments"]),
        refunds=_items(row["refunds"]),
        feedback=Feedback(_stars(row["stars"]), RECOMMENDS[row["recommend"]], removed=row["removed"]),
        ending=Ending(PARTIES[row["ended_by"]], REASONS[row["reason"]]),
        client_standing=STANDINGS[row["client_standing"]],
        disputed=row["disputed"],
        insights=LISTINGS[row["insights"]],
    )


def _day(number: int) -> date:
    return EPOCH + timedelta(number)


def _money(cents: int) -> Decimal:
    return Decimal(cents) / 100


def _stars(hundredths: int | None) -> Decimal | Unknown | None:
    return UNKNOWN if hundredths is None else _money(hundredths) if hundredths else None


def _items(items: Iterable[Mapping[str, int]]) -> tuple[Payment, ...]:
    return tuple(Payment(_day(item["on"]), _money(item["amount"])) for item in items)
