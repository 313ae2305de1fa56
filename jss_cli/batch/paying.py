"""When and how much contracts were paid until a day, in columns: what `scoring.payments` and `scoring.jobs` say of one.

Amounts are whole cents; what is kept is the fraction `kept` / `shares`. Where no list tells the payments, equal ones
lie a month apart, so that their number and the periods that they touch follow from the dates: only listed payments,
periods shorter than a month, and rules that look at every single period, are spread out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import polars as pl

from jss_cli.batch.days import day_number, months_later, whole_months
from jss_cli.domain.policy import Policy

LONGEST_MONTH = 31  # days
_STARTED, _UNTIL = pl.col("started"), pl.col("until")
_ENDS = ("first", "last")  # payments


def is_detailed(policy: Policy) -> bool:
    """Whether the rules look at every period of a contract by itself: its own money, or its own age."""
    return policy.age.holds == "periods" or is_by_period(policy)


def is_by_period(policy: Policy) -> bool:
    """Whether every job weighs by the money of its own period."""
    return policy.jobs.combine == "per_period" and policy.jobs.are == "jobs"


def with_payments(contracts: pl.DataFrame, policy: Policy, day: date) -> pl.DataFrame:
    """The contracts with `gross`, `back`, `kept` / `shares`, the `first` and `last` day they were paid (null: never),
    and the number of paid `periods`; where the rules are detailed, with `days` and `amounts` of the latest of these."""
    listed = _listed(contracts, day)
    nothing = {"told": pl.Int64, "told_first": pl.Int32, "told_last": pl.Int32}
    paid = (
        contracts.with_columns(pl.lit(None, kind).alias(name) for name, kind in nothing.items())
        if listed is None
        else contracts.join(_summed(listed), "row", how="left", maintain_order="left")
    )
    paid = _refunded(paid, day).with_columns(until=pl.min_horizontal("ended", pl.lit(day_number(day))).cast(pl.Int32))
    paid = paid.with_columns(
        gross=pl.col("earned").fill_null(pl.col("refunded") + 1), months=whole_months(_STARTED, _UNTIL) + 1
    )
    return _with_periods(_with_days(paid, day), listed, policy, day)


def _listed(contracts: pl.DataFrame, day: date) -> pl.DataFrame | None:
    """The payments of lists until a day, oldest first, one a row; None: no list tells any."""
    rows = contracts.select("row", "started", "ended", "payments").filter(pl.col("payments").list.len() > 0)
    if not len(rows):
        return None
    found = rows.explode("payments").unnest("payments")
    is_known = pl.col("on") <= day_number(day)
    return found.with_columns(amount=pl.when(is_known).then("amount").otherwise(0))


def _summed(listed: pl.DataFrame) -> pl.DataFrame:
    """Per contract what a list says was paid, and on which days."""
    days = pl.col("on").filter(pl.col("amount") > 0)
    return listed.group_by("row").agg(told=pl.col("amount").sum(), told_first=days.min(), told_last=days.max())


def _refunded(paid: pl.DataFrame, day: date) -> pl.DataFrame:
    """What went `back` until a day; all of it where nothing is told of the days."""
    rows = paid.select("row", "refunds").filter(pl.col("refunds").list.len() > 0)
    if not len(rows):
        return paid.with_columns(back=pl.col("refunded"))
    found = rows.explode("refunds").unnest("refunds")
    sums = found.group_by("row").agg(back=pl.col("amount").filter(pl.col("on") <= day_number(day)).sum())
    return paid.join(sums, "row", how="left", maintain_order="left").with_columns(
        pl.col("back").fill_null(pl.col("refunded"))
    )


def _with_days(paid: pl.DataFrame, day: date) -> pl.DataFrame:
    """What was kept, and the days of the first and the last payment."""
    has_begun, is_listed, monthly = day_number(day) >= _STARTED, pl.col("told").is_not_null(), pl.col("paid_months") > 0
    lasting = whole_months(_STARTED, pl.col("ended")) + 1
    by_months = pl.when(is_listed).then(None).when(monthly).then(pl.min_horizontal("paid_months", "months"))
    several = pl.when(~is_listed & monthly).then(pl.min_horizontal("paid_months", lasting)).otherwise(1)
    paid = paid.with_columns(shares=several.cast(pl.Int64), times=by_months.when("hourly").then("months"))
    by_month = pl.when(has_begun).then(pl.col("gross") * pl.col("times")).otherwise(0)
    given = pl.when(is_listed).then("told").when(monthly).then(by_month).otherwise("gross")
    paid = paid.with_columns(kept=given - pl.col("back") * pl.col("shares"))
    once, nothing = pl.col("times").is_null(), ~((pl.col("kept") > 0) & (is_listed | has_begun))
    told = [pl.when(nothing).then(None).when(is_listed).then(f"told_{end}").when(once).then("until") for end in _ENDS]
    ends = (_STARTED, months_later(_STARTED, pl.col("times") - 1))
    return paid.with_columns(when.otherwise(end).alias(name) for when, end, name in zip(told, ends, _ENDS, strict=True))


def _with_periods(paid: pl.DataFrame, listed: pl.DataFrame | None, policy: Policy, day: date) -> pl.DataFrame:
    """How many periods with a payment there are by now, spread out where their number does not follow from the days."""
    everything = is_detailed(policy) or 0 < policy.jobs.period.days < LONGEST_MONTH
    spread = [] if listed is None else [listed.select("row", "on", "amount").filter(pl.col("amount") > 0)]
    if everything:
        spread += [_single(paid), _monthly(paid)]
    paid = paid.with_columns(periods=_number(policy, day))
    if not spread:
        return paid
    found = _grouped(pl.concat(spread), paid, policy, day)
    paid = paid.join(found, "row", how="left", maintain_order="left")
    is_spread = pl.lit(value=True) if everything else pl.col("told").is_not_null()
    return paid.with_columns(periods=pl.when(is_spread).then(pl.col("found").fill_null(0)).otherwise("periods"))


def _single(paid: pl.DataFrame) -> pl.DataFrame:
    """The one payment of each contract that nothing tells more of."""
    rows = paid.filter(pl.col("told").is_null() & pl.col("times").is_null() & pl.col("first").is_not_null())
    return rows.select("row", on="until", amount=pl.lit(1, pl.Int64))


def _monthly(paid: pl.DataFrame) -> pl.DataFrame:
    """The equal payments of each contract that is paid a month after the other."""
    rows = paid.filter(pl.col("times").is_not_null() & pl.col("first").is_not_null())
    each = rows.select("row", "started", nth=pl.int_ranges(0, "times", dtype=pl.Int32)).explode("nth")
    return each.select("row", on=months_later(_STARTED, pl.col("nth")), amount=pl.lit(1, pl.Int64))


def _whole_periods(policy: Policy, day: pl.Expr) -> pl.Expr:
    """How many periods of a contract are over on a day."""
    period = policy.jobs.period
    return (day - _STARTED) // period.days if period.days else whole_months(_STARTED, day) // period.months


def _over(policy: Policy, day: date) -> pl.Expr:
    """How many are by now, of extras while the contract ran."""
    return _whole_periods(policy, _UNTIL if policy.jobs.are == "extras" else pl.lit(day_number(day), pl.Int32))


def _number(policy: Policy, day: date) -> pl.Expr:
    """The number of paid periods of a contract that was paid once, or every month: one after the other."""
    jobs, period = policy.jobs, policy.jobs.period
    is_extra, once, over = jobs.are == "extras", pl.col("times").is_null(), _over(policy, day)
    touched = _whole_periods(policy, pl.col("last")) + 1
    if not period.days:
        touched = (pl.col("times").fill_null(pl.col("months")) - 1) // period.months + 1
    own = (over >= touched).cast(pl.Int32) if jobs.complete else pl.lit(1, pl.Int32)
    number_of = pl.when(once).then(0 if is_extra else own)
    many = pl.min_horizontal(touched, over) if is_extra or jobs.complete else touched
    is_long = (pl.col("last") - pl.col("first") >= jobs.apart) if is_extra else pl.lit(value=True)
    found = number_of.when(is_long).then(many).otherwise(0)
    return pl.when(pl.col("first").is_not_null()).then(found).otherwise(0).cast(pl.Int32)


def _grouped(payments: pl.DataFrame, paid: pl.DataFrame, policy: Policy, day: date) -> pl.DataFrame:
    """Per contract how many periods with a payment it has by now (`found`), the last payment and the money of each."""
    jobs = policy.jobs
    around = paid.filter(pl.col("first").is_not_null()).select(
        "row", "started", "until", equal=pl.col("told").is_null() & (pl.col("paid_months") == 0)
    )
    last = pl.col("on") if jobs.are == "jobs" else _UNTIL
    inside = payments.join(around, "row").filter(pl.col("on").is_between(_STARTED, last))
    inside = inside.with_columns(index=_whole_periods(policy, pl.col("on")))
    if jobs.are == "extras":
        spans = inside.group_by("row").agg(span=pl.col("on").max() - pl.col("on").min())
        inside = inside.join(spans.filter(pl.col("span") >= jobs.apart), "row", how="semi")
    if jobs.are == "extras" or jobs.complete:
        inside = inside.filter(pl.col("index") < _over(policy, day))
    money = pl.when(pl.col("equal").first()).then(1).otherwise(pl.col("amount").sum())
    each = inside.group_by("row", "index").agg(pl.col("on").max(), amount=money).sort("row", "index")
    found = [pl.len().cast(pl.Int32).alias("found")]
    if is_detailed(policy):
        found += [pl.col("on").tail(jobs.cap).alias("days"), *_money(jobs.cap)]
    return each.group_by("row").agg(found)


def _money(cap: int) -> Iterator[pl.Expr]:
    """What was paid in the latest periods, and in all of them."""
    yield pl.col("amount").tail(cap).alias("amounts")
    yield pl.col("amount").sum().alias("paid_in_all")
