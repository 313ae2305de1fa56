"""When and how much contracts were paid until a day, in columns: what `scoring.payments` and `scoring.jobs` say of one.

Amounts are whole cents; what is kept is the fraction `kept` / `shares`. Where no list tells the payments, equal ones
lie a month apart, so that their number and the periods that they touch follow from the dates: only listed payments,
periods shorter than a month, and rules that look at every single period, are spread out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import polars as pl

from jss_cli.batch.columns import VALUES
from jss_cli.batch.days import day_number, months_later
from jss_cli.batch.stages import ColumnStage, Expression, Later, Months, columns, ones, staged
from jss_cli.domain.policy import Policy

LONGEST_MONTH = 31  # days
_IS_LISTED = "told IS NOT NULL"


def is_detailed(policy: Policy) -> bool:
    """Whether the rules look at every period of a contract by itself: its own money, or its own age."""
    return policy.age.holds == "periods" or is_by_period(policy)


def is_by_period(policy: Policy) -> bool:
    """Whether every job weighs by the money of its own period."""
    return policy.jobs.combine == "per_period" and policy.jobs.are == "jobs"


def is_spread(policy: Policy) -> bool:
    """Whether the payments of every contract are spread out, not those alone that are listed."""
    return is_detailed(policy) or 0 < policy.jobs.period.days < LONGEST_MONTH


def payment_stages(policy: Policy, day: date) -> Iterator[ColumnStage]:
    """From what is `told` of payments and what went `back_told` by then to the days of the first and the last payment,
    what was kept, and how long a contract has been running (`elapsed`, in the unit of periods)."""
    now = day_number(day)
    yield {
        "until": f"LEAST(ended, {now})",
        "back": "COALESCE(back_told, refunded)",
        "gross": "COALESCE(earned, refunded + 1)",
        "has_begun": f"started <= {now}",
        "months": Months("started", f"LEAST(ended, {now})"),
        "lasting": Months("started", "ended"),
    }
    hourly = f"kind = {VALUES['kind'].index('hourly')}"
    by_months = f"WHEN paid_months > 0 THEN LEAST(paid_months, months + 1) WHEN {hourly} THEN months + 1"
    shares = f"CASE WHEN {_IS_LISTED} OR paid_months = 0 THEN 1 ELSE LEAST(paid_months, lasting + 1) END"
    yield {"times": f"CASE WHEN {_IS_LISTED} THEN NULL {by_months} END", "shares": f"CAST({shares} AS BIGINT)"}
    by_month = "WHEN paid_months > 0 THEN CASE WHEN has_begun THEN gross * times ELSE 0 END"
    yield {
        "kept": f"CASE WHEN {_IS_LISTED} THEN told {by_month} ELSE gross END - back * shares",
        "last_month": Later("started", "times - 1"),
        "elapsed": _elapsed(policy, _last(policy, day)),
    }
    nothing = f"NOT (kept > 0 AND ({_IS_LISTED} OR has_begun))"
    ends = {"first": "started", "last": "last_month"}
    once = f"WHEN {_IS_LISTED} THEN told_{{}} WHEN times IS NULL THEN until"
    yield {f"{end}_paid": f"CASE WHEN {nothing} THEN NULL {once.format(end)} ELSE {at} END" for end, at in ends.items()}


def _last(policy: Policy, day: date) -> str:
    """The last day of a period: extras end with their contract."""
    return "until" if policy.jobs.are == "extras" else str(day_number(day))


def _elapsed(policy: Policy, day: str) -> Expression:
    """How many days, or months, a contract has been running on a day."""
    return f"{day} - started" if policy.jobs.period.days else Months("started", day)


def _whole(policy: Policy, elapsed: str) -> str:
    """How many periods are over after so many days, or months."""
    return f"({elapsed} // {policy.jobs.period.days or policy.jobs.period.months})"


def since_payment(policy: Policy) -> ColumnStage:
    """How long a contract had been running when it was `paid_on` a day."""
    return {"since": _elapsed(policy, "paid_on")}


def inside(policy: Policy, day: date) -> str:
    """Which listed payments lie in a period."""
    return f"first_paid IS NOT NULL AND amount > 0 AND paid_on BETWEEN started AND {_last(policy, day)}"


def index_in(policy: Policy) -> str:
    """In which period a payment lies; nothing if that counts only when it is over, and it is not."""
    jobs, index = policy.jobs, _whole(policy, "since")
    is_cut = jobs.are == "extras" or jobs.complete
    return f"CASE WHEN {index} < {_whole(policy, 'elapsed')} THEN {index} END" if is_cut else index


def is_long(policy: Policy, last: str, first: str) -> str:
    """Whether payments lie as far apart as extras must."""
    return f"{last} - {first} >= {policy.jobs.apart}" if policy.jobs.are == "extras" else "TRUE"


def number_stage(policy: Policy) -> ColumnStage:
    """How many periods with a payment there are by now: as many as were `found` where they are spread out, else one
    after the other."""
    jobs, over = policy.jobs, _whole(policy, "elapsed")
    running = "last_paid - started" if jobs.period.days else "COALESCE(times, months + 1) - 1"
    touched = f"({_whole(policy, f'({running})')} + 1)"
    many = f"LEAST({touched}, {over})" if jobs.are == "extras" or jobs.complete else touched
    own = "0" if jobs.are == "extras" else ones(f"{over} >= {touched}") if jobs.complete else "1"
    found = f"WHEN {'TRUE' if is_spread(policy) else _IS_LISTED} THEN COALESCE(found, 0)"
    by_dates = f"WHEN times IS NULL THEN {own} WHEN {is_long(policy, 'last_paid', 'first_paid')} THEN {many}"
    return {"periods": f"CASE {found} WHEN first_paid IS NULL THEN 0 {by_dates} ELSE 0 END"}


def with_payments(contracts: pl.DataFrame, policy: Policy, day: date) -> pl.DataFrame:
    """The contracts with the columns of these stages; where the rules are detailed, with `days` and `amounts` of the
    latest of these periods."""
    payments, refunds = (_items(contracts, name, day) for name in ("payments", "refunds"))
    days, amount = pl.col("paid_on").filter(pl.col("amount") > 0), pl.col("amount").sum()
    told = payments.group_by("row").agg(told=amount, told_first=days.min(), told_last=days.max())
    found = _beside(_beside(contracts, told), refunds.group_by("row").agg(back_told=amount))
    paid = staged(found, payment_stages(policy, day))
    spread = [payments, *((_single(paid), _monthly(paid)) if is_spread(policy) else ())]
    if is_spread(policy) or len(payments):
        periods = _grouped(pl.concat(spread), paid, policy, day)
    else:
        periods = pl.DataFrame(schema={"row": pl.UInt32, "found": pl.Int32})
    return staged(_beside(paid, periods), [number_stage(policy)])


def _items(contracts: pl.DataFrame, name: str, day: date) -> pl.DataFrame:
    """The days and amounts of lists, oldest first, one a row; what comes after the day is nothing."""
    rows = contracts.select("row", name).filter(pl.col(name).list.len() > 0)
    found = rows.explode(name).unnest(name).rename({"on": "paid_on"})
    return found.with_columns(amount=pl.when(pl.col("paid_on") <= day_number(day)).then("amount").otherwise(0))


def _beside(contracts: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """The contracts with what was found of some of them."""
    if len(found):
        return contracts.join(found, "row", how="left", maintain_order="left")
    return contracts.with_columns(pl.lit(None, kind).alias(name) for name, kind in found.drop("row").schema.items())


def _single(paid: pl.DataFrame) -> pl.DataFrame:
    """The one payment of each contract that nothing tells more of."""
    rows = paid.filter(pl.col("told").is_null() & pl.col("times").is_null() & pl.col("first_paid").is_not_null())
    return rows.select("row", paid_on="until", amount=pl.lit(1, pl.Int64))


def _monthly(paid: pl.DataFrame) -> pl.DataFrame:
    """The equal payments of each contract that is paid a month after the other."""
    rows = paid.filter(pl.col("times").is_not_null() & pl.col("first_paid").is_not_null())
    each = rows.select("row", "started", nth=pl.int_ranges(0, "times", dtype=pl.Int32)).explode("nth")
    return each.select("row", paid_on=months_later(pl.col("started"), pl.col("nth")), amount=pl.lit(1, pl.Int64))


def _grouped(payments: pl.DataFrame, paid: pl.DataFrame, policy: Policy, day: date) -> pl.DataFrame:
    """Per contract how many periods with a payment it has by now (`found`), the last payment and the money of each."""
    jobs = policy.jobs
    equal = pl.col("told").is_null() & (pl.col("paid_months") == 0)
    around = paid.select("row", "started", "until", "elapsed", "first_paid", equal=equal)
    within = payments.join(around, "row").filter(pl.sql_expr(inside(policy, day)))
    if jobs.are == "extras":
        apart = pl.sql_expr(is_long(policy, "MAX(paid_on)", "MIN(paid_on)"))
        within = within.join(within.group_by("row").agg(far=apart).filter("far"), "row", how="semi")
    within = within.with_columns(**columns(since_payment(policy))).with_columns(index=pl.sql_expr(index_in(policy)))
    money = pl.when(pl.col("equal").first()).then(1).otherwise(pl.col("amount").sum())
    each = within.drop_nulls("index").group_by("row", "index").agg(pl.col("paid_on").max(), amount=money)
    found = [pl.len().cast(pl.Int32).alias("found")]
    if is_detailed(policy):
        found += [pl.col("paid_on").tail(jobs.cap).alias("days"), pl.col("amount").tail(jobs.cap).alias("amounts")]
        found += [pl.col("amount").sum().alias("paid_in_all")]
    return each.sort("row", "index").group_by("row").agg(found)
