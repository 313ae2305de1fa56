"""How contracts count in the windows, in columns: their jobs and weights, and what each window holds of them.

What the jobs of a contract weigh is looked up: `scoring.counting.shares_of` is asked once for every number of jobs and
steps by earnings that occurs, under every rule that counts otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

import polars as pl

from jss_cli.batch.days import day_number
from jss_cli.batch.deciding import ENDED
from jss_cli.batch.paying import is_by_period, is_detailed
from jss_cli.domain.policy import Policy, Rule
from jss_cli.domain.verdict import Outcome
from jss_cli.scoring.counting import shares_of
from jss_cli.scoring.jobs import work_of_steps
from jss_cli.scoring.windows import earliest_entry

OUTCOMES = tuple(Outcome)
PARTS = ("weight", "net", "jobs")  # of a contract in a window
CENTS = 100
WORST = 10  # the most that a contract is worth below nothing
FITTING = 2**40  # of a contract, so that millions of them fit into 64 bits
_MORE = pl.Int128


def with_counting(contracts: pl.DataFrame, policy: Policy, day: date) -> pl.DataFrame:
    """The contracts with `outcome` (a place in OUTCOMES), `reach` (how many windows hold them, the longest first) and
    for each window, by its place, the `weight`, `net` and `jobs` in it; `weight` is all that one can weigh."""
    kinds = rules_by_way(policy)
    looked_up: dict[str, list[int]] = {
        "outcome": [OUTCOMES.index(Outcome(rule.outcome)) for rule in policy.rules],
        "by_end": [rule.enters == "ended" for rule in policy.rules],
        "way": [list(kinds).index((rule.outcome, rule.spoils)) for rule in policy.rules],
    }
    counted = contracts.with_columns(
        *(pl.lit(pl.Series(values)).gather("rule").alias(name) for name, values in looked_up.items()),
        aged=_aged(policy),
        earnings=_step(policy, pl.col("kept"), pl.col("shares")),
    )
    has_begun = pl.col("first").is_not_null() | (pl.col("started") <= day_number(day))
    entered = pl.when("by_end").then((pl.col("ended") <= day_number(day)).fill_null(value=False)).otherwise(has_begun)
    counted = counted.with_columns(counts=entered & (pl.col("outcome") != OUTCOMES.index(Outcome.EXCLUDED)))
    return _detailed(counted, policy, day) if is_detailed(policy) else _plain(counted, policy, day)


def _wide(policy: Policy) -> type[pl.Int64 | pl.Int128]:
    """Whole numbers in which the weights of millions of contracts can be summed."""
    return pl.Int64 if policy.weights.cap * policy.scale.unit * WORST < FITTING else pl.Int128


def rules_by_way(policy: Policy) -> dict[object, Rule]:
    """A rule of each kind that counts a contract otherwise."""
    return {(rule.outcome, rule.spoils): rule for rule in policy.rules}


def _step(policy: Policy, kept: pl.Expr, shares: pl.Expr) -> pl.Expr:
    """How many steps by earnings an amount has passed, the fraction `kept` / `shares` in cents."""
    limits = (int(step.above * CENTS) for step in policy.weights.earnings)
    return pl.sum_horizontal(pl.lit(0, pl.Int16), *((kept > shares * limit).cast(pl.Int16) for limit in limits))


def _aged(policy: Policy) -> pl.Expr:
    """The day from which age runs."""
    ended = pl.when(pl.col("status") == ENDED).then("ended")
    own = pl.coalesce("last", ended, "started")
    return pl.coalesce(ended, own) if policy.age.runs_from == "end" else own


def _reach(policy: Policy, aged: pl.Expr, day: date) -> pl.Expr:
    """How many windows reach back to a day."""
    since = (day_number(earliest_entry(day, months)) for months in policy.windows.lengths)
    return pl.sum_horizontal((aged >= first).cast(pl.Int8) for first in since)


def _plain(counted: pl.DataFrame, policy: Policy, day: date) -> pl.DataFrame:
    """Contracts that windows hold as a whole, all their jobs of one step."""
    jobs = policy.jobs
    number_of = (pl.col("periods") + (jobs.are == "extras")).clip(1, jobs.cap)
    weights, nets = (pl.Series(each, dtype=_wide(policy)) for each in zip(*whole_weights(policy), strict=True))
    place = (pl.col("way") * jobs.cap + number_of - 1) * (len(policy.weights.earnings) + 1) + pl.col("earnings")
    counted = counted.with_columns(
        reach=pl.when("counts").then(_reach(policy, pl.col("aged"), day)).otherwise(0),
        jobs=number_of.cast(pl.Int64),
        weight=pl.lit(weights).gather(place),
        net=pl.lit(nets).gather(place),
    )
    return counted.with_columns(
        pl.when(pl.col("reach") > nth).then(name).otherwise(0).alias(f"{name}_{nth}")
        for nth in range(len(policy.windows.lengths))
        for name in PARTS
    )


def whole_weights(policy: Policy) -> Iterator[tuple[int, int]]:
    """What contracts weigh and are worth, all their jobs of one step: by their way, their jobs and the step."""
    jobs, steps = range(1, policy.jobs.cap + 1), range(len(policy.weights.earnings) + 1)
    for rule, number, step in product(rules_by_way(policy).values(), jobs, steps):
        weights, nets = _shares_in(policy, rule, (step,) * number)
        yield sum(weights), sum(nets)


def _shares_in(policy: Policy, rule: Rule, steps: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The weights and nets of the shares of a contract, by the steps of its jobs; none if the rule excludes it."""
    weights = (policy.weights.plain, *(step.weight for step in policy.weights.earnings))
    if rule.outcome == "excluded":
        return (), ()
    work = work_of_steps([weights[step] for step in steps], (None,) * len(steps), policy)
    shares = shares_of(work, rule, policy, date.min)
    return tuple(share.weight for share in shares), tuple(share.net for share in shares)


def _detailed(counted: pl.DataFrame, policy: Policy, day: date) -> pl.DataFrame:
    """Contracts whose jobs weigh or age by themselves: the shares are spread out, and summed again per window."""
    shares = _spread(counted.filter("counts"), policy).with_columns(reach=_reach(policy, pl.col("aged"), day))
    parts = {f"{name}_{nth}": (name, nth) for nth in range(len(policy.windows.lengths)) for name in PARTS}
    sums = (pl.col(name).filter(pl.col("reach") > nth).sum().alias(part) for part, (name, nth) in parts.items())
    held = shares.group_by("row").agg(pl.col("reach", "aged").max(), pl.col("weight").sum(), *sums)
    counted = counted.drop("aged").join(held, "row", how="left", maintain_order="left")
    return counted.with_columns(pl.col("reach", "weight", *parts).fill_null(0))


def _spread(counted: pl.DataFrame, policy: Policy) -> pl.DataFrame:
    """The shares of contracts: `row`, `weight`, `net`, `jobs`, and the day from which each is `aged`."""
    own = pl.concat_list(pl.lit(None, pl.Int32)) if policy.jobs.are == "extras" else pl.lit([], pl.List(pl.Int32))
    days = pl.col("days").fill_null(pl.lit([], pl.List(pl.Int32))).list.concat(own)
    days = pl.when(days.list.len() == 0).then(pl.concat_list(pl.lit(None, pl.Int32))).otherwise(days)
    counted = counted.with_columns(days=days.list.tail(policy.jobs.cap))
    counted = counted.with_columns(steps=_steps(counted, policy))
    keys = counted.select("way", "steps").unique()
    rules = tuple(rules_by_way(policy).values())
    found = [_shares_in(policy, rules[kind], tuple(map(int, steps.split(",")))) for kind, steps in keys.iter_rows()]
    lists = zip(("weight", "net"), zip(*found, strict=True) if found else ((), ()), strict=True)
    keys = keys.with_columns(pl.Series(name, values, pl.List(_wide(policy))) for name, values in lists)
    spread = counted.join(keys, ["way", "steps"], how="left")
    if policy.age.holds == "contract":
        jobs = pl.col("days").list.len().cast(pl.Int64)
        return spread.select("row", "aged", pl.col("weight", "net").list.first(), jobs=jobs)
    each = spread.select("row", "aged", "days", "weight", "net").explode("days", "weight", "net")
    return each.with_columns(aged=pl.coalesce("days", "aged"), jobs=pl.lit(1, pl.Int64))


def _steps(counted: pl.DataFrame, policy: Policy) -> pl.Series:
    """The steps by earnings of the jobs of contracts, as a text: those of their own money, or one for all of them."""
    same = pl.col("earnings").cast(pl.String).repeat_by(pl.col("days").list.len()).list.join(",")
    texts = counted.select("row", same=same)
    if not is_by_period(policy):
        return texts["same"]
    many = counted.filter(pl.col("found") > 1)
    each = many.select("row", "amounts", "kept", "shares", "paid_in_all").explode("amounts")
    kept = pl.col("kept").cast(_MORE) * pl.col("amounts").cast(_MORE)
    own = _step(policy, kept, pl.col("shares").cast(_MORE) * pl.col("paid_in_all").cast(_MORE))
    joined = (
        each.select("row", own=own.cast(pl.String))
        .group_by("row", maintain_order=True)
        .agg(pl.col("own").str.join(","))
    )
    return texts.join(joined, "row", how="left", maintain_order="left").select(pl.coalesce("own", "same"))["own"]
