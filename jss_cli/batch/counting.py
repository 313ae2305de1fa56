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
from jss_cli.batch.stages import ColumnStage, LookUp, number_of, staged
from jss_cli.domain.policy import Policy, Rule
from jss_cli.domain.verdict import Outcome
from jss_cli.scoring.counting import shares_of
from jss_cli.scoring.jobs import work_of_steps
from jss_cli.scoring.windows import earliest_entry

OUTCOMES = tuple(Outcome)
SUMMED = ("weight", "net", "jobs")  # of a contract in a window
CENTS = 100
WORST = 10  # the most that a contract is worth below nothing
FITTING = 2**40  # of a contract, so that millions of them fit into 64 bits
_IN_ALL = ("shares", "paid_in_all")


def counting_stages(policy: Policy, day: date) -> Iterator[ColumnStage]:
    """From the `rule` that decides contracts to their `outcome` (a place in OUTCOMES), whether it `counts`, since when
    it is `aged`, and the `place` of its weights where all its jobs are of one step; `reach` is how many windows hold
    it, the longest first."""
    kinds, jobs = list(_rules_by_way(policy)), policy.jobs
    ended = f"CASE WHEN status = {ENDED} THEN ended END"
    yield {
        "outcome": LookUp("rule", tuple(OUTCOMES.index(Outcome(rule.outcome)) for rule in policy.rules)),
        "by_end": LookUp("rule", tuple(rule.enters == "ended" for rule in policy.rules)),
        "way": LookUp("rule", tuple(kinds.index((rule.outcome, rule.spoils)) for rule in policy.rules)),
        "earnings": _step(policy, "kept", "shares"),
        "jobs": f"CAST(LEAST(GREATEST(periods + {int(jobs.are == 'extras')}, 1), {jobs.cap}) AS BIGINT)",
        "aged": f"COALESCE({f'{ended}, ' if policy.age.runs_from == 'end' else ''}last_paid, {ended}, started)",
    }
    entered = f"COALESCE(ended <= {day_number(day)}, FALSE) ELSE first_paid IS NOT NULL OR has_begun"
    yield {
        "counts": f"outcome <> {OUTCOMES.index(Outcome.EXCLUDED)} AND CASE WHEN by_end THEN {entered} END",
        "place": f"(way * {jobs.cap} + jobs - 1) * {len(policy.weights.earnings) + 1} + earnings",
    }
    yield {"reach": f"CASE WHEN counts THEN {_reach(policy, day)} ELSE 0 END"}


def window_stage(policy: Policy) -> ColumnStage:
    """What each window holds of a contract as a whole, by the window's place."""
    windows = range(len(policy.windows.lengths))
    return {f"{part}_{nth}": f"CASE WHEN reach > {nth} THEN {part} ELSE 0 END" for nth in windows for part in SUMMED}


def with_counting(contracts: pl.DataFrame, policy: Policy, day: date) -> pl.DataFrame:
    """The contracts with the columns of these stages, and for each window, by its place, the `weight`, `net` and `jobs`
    in it; `weight` is all that one can weigh."""
    counted = staged(contracts, counting_stages(policy, day))
    if is_detailed(policy):
        return _detailed(counted, policy, day)
    found = zip(("weight", "net"), zip(*whole_weights(policy), strict=True), strict=True)
    looked_up = {name: pl.lit(pl.Series(values, dtype=_wide(policy))).gather("place") for name, values in found}
    return staged(counted.with_columns(**looked_up), [window_stage(policy)])


def _wide(policy: Policy) -> type[pl.Int64 | pl.Int128]:
    """Whole numbers in which the weights of millions of contracts can be summed."""
    return pl.Int64 if policy.weights.cap * policy.scale.unit * WORST < FITTING else pl.Int128


def _rules_by_way(policy: Policy) -> dict[object, Rule]:
    """A rule of each kind that counts a contract otherwise."""
    return {(rule.outcome, rule.spoils): rule for rule in policy.rules}


def _step(policy: Policy, kept: str, shares: str) -> str:
    """How many steps by earnings an amount has passed, the fraction `kept` / `shares` in cents."""
    return number_of(f"{kept} > {shares} * {int(step.above * CENTS)}" for step in policy.weights.earnings)


def _reach(policy: Policy, day: date) -> str:
    """How many windows reach back to the day from which age runs."""
    since = (day_number(earliest_entry(day, months)) for months in policy.windows.lengths)
    return number_of(f"aged >= {first}" for first in since)


def whole_weights(policy: Policy) -> Iterator[tuple[int, int]]:
    """What contracts weigh and are worth, all their jobs of one step: by their way, their jobs and the step."""
    jobs, steps = range(1, policy.jobs.cap + 1), range(len(policy.weights.earnings) + 1)
    for rule, number, step in product(_rules_by_way(policy).values(), jobs, steps):
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
    shares = _spread(counted.filter("counts"), policy).with_columns(reach=pl.sql_expr(_reach(policy, day)))
    parts = {f"{name}_{nth}": (name, nth) for nth in range(len(policy.windows.lengths)) for name in SUMMED}
    sums = (pl.col(name).filter(pl.col("reach") > nth).sum().alias(part) for part, (name, nth) in parts.items())
    held = shares.group_by("row").agg(pl.col("reach", "aged").max(), pl.col("weight").sum(), *sums)
    counted = counted.drop("aged", "reach").join(held, "row", how="left", maintain_order="left")
    return counted.with_columns(pl.col("reach", "weight", *parts).fill_null(0))


def _spread(counted: pl.DataFrame, policy: Policy) -> pl.DataFrame:
    """The shares of contracts: `row`, `weight`, `net`, `jobs`, and the day from which each is `aged`."""
    own = pl.concat_list(pl.lit(None, pl.Int32)) if policy.jobs.are == "extras" else pl.lit([], pl.List(pl.Int32))
    days = pl.col("days").fill_null(pl.lit([], pl.List(pl.Int32))).list.concat(own)
    days = pl.when(days.list.len() == 0).then(pl.concat_list(pl.lit(None, pl.Int32))).otherwise(days)
    counted = counted.with_columns(days=days.list.tail(policy.jobs.cap))
    counted = counted.with_columns(steps=_steps(counted, policy))
    keys = counted.select("way", "steps").unique()
    rules = tuple(_rules_by_way(policy).values())
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
    kept, shares = (f"CAST({one} AS HUGEINT) * {other}" for one, other in (("kept", "amounts"), _IN_ALL))
    own = each.select("row", own=pl.sql_expr(_step(policy, kept, shares)).cast(pl.String))
    joined = own.group_by("row", maintain_order=True).agg(pl.col("own").str.join(","))
    return texts.join(joined, "row", how="left", maintain_order="left").select(pl.coalesce("own", "same"))["own"]
