"""From which day contracts count, in columns: the end, the day on which they were idle for so long, or that on which
their payments, or those of all contracts with their client, lay so many days apart.

A payment counts from its own day on, but for one of several of which something went back: there `scoring.context` is
asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import polars as pl

from jss_cli.batch.asking import contract_in
from jss_cli.batch.days import day_number, months_later, whole_months
from jss_cli.batch.deciding import ENDED
from jss_cli.domain.policy import Policy
from jss_cli.scoring.context import Relations
from jss_cli.scoring.counting import asked_for

RELATIONS = {"client_days": ("freelancer", "client"), "paid_days": ("row",)}  # whose payments a rule looks at
_STARTED, _SINCE = pl.col("started"), pl.col("reached")
_ASKED = {"row": pl.UInt32, "reached": pl.Int32}
_IS_SINGLE = pl.col("told").is_null() & pl.col("times").is_null()


def with_entered(judged: pl.DataFrame, policy: Policy, day: date) -> pl.DataFrame:
    """The contracts that were judged with the day from which each counts, if it does."""
    idle = [asked_for(rule, "idle_months") if rule.enters == "idle" else None for rule in policy.rules]
    months = pl.lit(pl.Series(idle, dtype=pl.Int32)).gather("rule")
    since = months_later(pl.coalesce("last_paid", "started"), months)
    judged = judged.with_columns(entered=pl.when(months.is_not_null()).then(since).otherwise("ended"))
    long = pl.col("rule").is_in([place for place, rule in enumerate(policy.rules) if rule.enters == "long_term"])
    judged = judged.with_columns(entered=pl.when(long).then(pl.coalesce("first_paid", "started")).otherwise("entered"))
    for place, rule in enumerate(policy.rules):
        fact = next((name for name in RELATIONS if asked_for(rule, name)), "")
        if rule.enters == "long_term" and fact:
            found = _reached(judged, place, fact, asked_for(rule, fact), day)
            judged = judged.join(found, "row", how="left", maintain_order="left")
            judged = judged.with_columns(entered=pl.max_horizontal("entered", "reached")).drop("reached")
    return judged


def _reached(judged: pl.DataFrame, place: int, fact: str, days: int, day: date) -> pl.DataFrame:
    """For each contract that a rule decides the day on which the payments were so far apart."""
    keys, by_rule = list(RELATIONS[fact]), pl.col("rule") == place
    related = judged.join(judged.filter(by_rule).select(keys).unique(), keys, how="semi", maintain_order="left")
    first = pl.when(~_IS_SINGLE | (pl.col("status") == ENDED)).then("first_paid").min().over(keys)
    related = related.with_columns(
        reached=(first + days).cast(pl.Int32), back=((pl.col("back") > 0) & ~_IS_SINGLE).any().over(keys)
    )
    plain = related.filter(~pl.col("back")).join(_listed(related), "row", how="left")
    plain = plain.with_columns(at=pl.when(pl.col("last_paid") >= _SINCE).then(_next_payment()))  # of all, not by group
    told = plain.select("row", by_rule.alias("asked"), reached=pl.col("at").min().over(keys))
    asked = pl.DataFrame(_asked(related.filter("back"), by_rule, fact, days, day), _ASKED, orient="row")
    return pl.concat([told.filter("asked").drop("asked"), asked])


def _next_payment() -> pl.Expr:
    """The first payment of a contract from a day on: every day is one while it runs and nothing is told of it."""
    months = whole_months(_STARTED, pl.max_horizontal(_SINCE, "started"))
    before = months_later(_STARTED, months)
    monthly = pl.when(before >= _SINCE).then(before).otherwise(months_later(_STARTED, months + 1))
    by_dates = pl.when(_IS_SINGLE).then(pl.max_horizontal(_SINCE, "started")).otherwise(monthly)
    return pl.when(pl.col("told").is_not_null()).then("listed").otherwise(by_dates)


def _listed(related: pl.DataFrame) -> pl.DataFrame:
    """The first listed payment of each contract from a day on."""
    rows = related.select("row", "reached", "payments").filter(pl.col("payments").list.len() > 0)
    each = rows.explode("payments").unnest("payments").filter((pl.col("on") >= _SINCE) & (pl.col("amount") > 0))
    return each.group_by("row").agg(listed=pl.col("on").min())


def _asked(
    related: pl.DataFrame, by_rule: pl.Expr, fact: str, days: int, day: date
) -> Iterator[tuple[int, int | None]]:
    """The same of contracts of which something went back, relation by relation."""
    for _, rows in related.group_by(RELATIONS[fact], maintain_order=True):
        relations = Relations(contracts := [contract_in(row) for row in rows.iter_rows(named=True)], day)
        one = contracts[0]
        relation = relations.with_client(one.client, day) if fact == "client_days" else relations.within(one, day)
        found = relation.since(days)
        at = None if found is None else day_number(found)
        yield from ((row, at) for row in rows.filter(by_rule)["row"])
