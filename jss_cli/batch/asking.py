"""What columns cannot say is asked of the one-history engine, freelancer by freelancer.

That is one thing: a contract that the insights page lists as counted and that no rule counts as it stands is counted as
the likeliest telling of what nobody told, which is found by trying them. Such marks are noted by hand, so they are few.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import polars as pl

from jss_cli.batch.choosing import HELD
from jss_cli.batch.columns import CODES
from jss_cli.batch.counting import OUTCOMES
from jss_cli.batch.days import EPOCH, day_number
from jss_cli.batch.deciding import LISTINGS, PARTIES, REASONS, RECOMMENDS, STANDINGS
from jss_cli.domain.history import UNKNOWN, Contract, Ending, Feedback, History, Payment, Unknown
from jss_cli.domain.policy import Policy
from jss_cli.domain.verdict import Outcome
from jss_cli.scoring.judging import judge_history
from jss_cli.scoring.scoring import window_sum

ELIGIBLE = LISTINGS.index("eligible")


def asked_sums(judged: pl.DataFrame, policy: Policy, day: date, like: pl.DataFrame) -> pl.DataFrame:
    """The sums of the windows of the freelancers about whom the engine is asked, as rows `like` those of the others."""
    excluded = pl.col("outcome") == OUTCOMES.index(Outcome.EXCLUDED)
    has_begun = pl.col("started") <= day_number(day)
    marked = judged.filter((pl.col("insights") == ELIGIBLE) & has_begun & excluded & policy.asks("insights"))
    asked = judged.join(marked.select("freelancer").unique(), "freelancer", how="semi", maintain_order="left")
    found = asked.group_by("freelancer", maintain_order=True)
    return pl.DataFrame([_sums(key[0], rows, policy, day) for key, rows in found], schema=like.schema)


def _sums(freelancer: object, rows: pl.DataFrame, policy: Policy, day: date) -> dict[str, object]:
    """What the windows hold of a history."""
    history = History(tuple(map(_contract, rows.iter_rows(named=True))))
    verdicts = judge_history(history, policy, day)
    row: dict[str, object] = {"freelancer": freelancer, "contracts": len(rows)}
    for place, months in enumerate(policy.windows.lengths[::-1]):
        held = window_sum(verdicts, months, policy, day)
        values = (held.total, held.value, held.jobs, held.positive, held.lukewarm, held.neutral, held.negative)
        row |= {f"{name}_{place}": value for name, value in zip(HELD, (*values, held.clients), strict=True)}
    return row


def _contract(row: Mapping[str, Any]) -> Contract:
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
