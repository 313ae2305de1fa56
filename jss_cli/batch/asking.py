"""What columns cannot say is asked of the one-history engine, freelancer by freelancer.

That is one thing of the score: a contract that the insights page lists as counted and that no rule counts as it stands
is counted as the likeliest telling of what nobody told, which is found by trying them. Such marks are noted by hand, so
they are few.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import polars as pl

from jss_cli.batch.columns import FIELDS, VALUES
from jss_cli.batch.counting import OUTCOMES, SUMMED
from jss_cli.batch.days import EPOCH, day_number
from jss_cli.domain.history import UNKNOWN, Contract, History, Payment, with_values
from jss_cli.domain.policy import Policy
from jss_cli.domain.verdict import Outcome, Verdict
from jss_cli.scoring.judging import judge_history
from jss_cli.scoring.scoring import counts_on, holding
from jss_cli.scoring.windows import earliest_entry

ELIGIBLE = VALUES["insights"].index("eligible")
MARKED = f"insights = {ELIGIBLE} AND has_begun AND outcome = {OUTCOMES.index(Outcome.EXCLUDED)}"  # counted elsewhere


def with_answers(judged: pl.DataFrame, policy: Policy, day: date) -> pl.DataFrame:
    """The contracts as they are judged, those about which the engine is asked as it judges them."""
    return _asked(judged, MARKED, policy, day, lambda verdict: _counted(verdict, policy, day) if verdict.told else {})


def with_entries(judged: pl.DataFrame, policy: Policy, day: date) -> pl.DataFrame:
    """The contracts, with the day from which those count about which the engine may have been asked."""
    return _asked(judged, f"insights = {ELIGIBLE}", policy, day, _entered)


def _asked(
    judged: pl.DataFrame, marked: str, policy: Policy, day: date, told: Callable[[Verdict], Mapping[str, object]]
) -> pl.DataFrame:
    """The contracts with what is told of the verdicts on the histories in which one is marked."""
    freelancers = judged.filter(pl.sql_expr(marked) & policy.asks("insights")).select("freelancer").unique()
    if not len(freelancers):
        return judged
    found = judged.join(freelancers, "freelancer", how="semi", maintain_order="left")
    answers: list[dict[str, object]] = []
    for _, rows in found.group_by("freelancer", maintain_order=True):
        history = History(tuple(map(contract_in, rows.iter_rows(named=True))))
        pairs = zip(rows["row"], judge_history(history, policy, day), strict=True)
        answers += ({"row": row, **values} for row, verdict in pairs if (values := told(verdict)))
    if not answers:
        return judged
    return judged.update(pl.DataFrame(answers, schema={name: judged.schema[name] for name in answers[0]}), "row")


def _entered(verdict: Verdict) -> Mapping[str, object]:
    """The day from which a contract counts, by its column, if it does."""
    entered = None if verdict.outcome is Outcome.EXCLUDED else verdict.entered
    return {"entered": day_number(entered)} if entered else {}


def _counted(verdict: Verdict, policy: Policy, day: date) -> Mapping[str, object]:
    """How a contract counts that the engine has judged, by the columns of those that were judged here."""
    since = [earliest_entry(day, months) for months in policy.windows.lengths[::-1]]
    held = [holding(verdict, first, day) or (0, 0, 0) for first in since]
    aged = max((share.aged for share in verdict.shares), default=None)
    parts = {f"{name}_{nth}": one[place] for nth, one in enumerate(held) for place, name in enumerate(SUMMED)}
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
    contract = Contract(
        id=row["id"],
        client=str(row["client"]),
        started=_day(row["started"]),
        ended=None if row["ended"] is None else _day(row["ended"]),
        earned=UNKNOWN if row["earned"] is None else _money(row["earned"]),
        refunded=_money(row["refunded"]),
        paid_months=row["paid_months"],
        payments=_items(row["payments"]),
        refunds=_items(row["refunds"]),
    )
    said = {name: values[row[FIELDS[name].header]] for name, values in VALUES.items()}
    stars = UNKNOWN if row["stars"] is None else _money(row["stars"]) or None
    return with_values(contract, {"feedback.stars": stars, **said})


def _day(number: int) -> date:
    return EPOCH + timedelta(number)


def _money(cents: int) -> Decimal:
    return Decimal(cents) / 100


def _items(items: Iterable[Mapping[str, int]]) -> tuple[Payment, ...]:
    return tuple(Payment(_day(item["on"]), _money(item["amount"])) for item in items)
