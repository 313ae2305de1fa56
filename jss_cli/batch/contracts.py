"""A row a contract: the rule that decides, what it weighs and costs in the window shown, when it comes and goes."""

from __future__ import annotations

from datetime import date

import polars as pl

from jss_cli.batch.asking import with_entries
from jss_cli.batch.choosing import DIGITS, figures_of
from jss_cli.batch.counting import OUTCOMES
from jss_cli.batch.days import months_later
from jss_cli.batch.entering import with_entered
from jss_cli.domain.policy import Policy
from jss_cli.domain.verdict import Outcome

CONTRACTS = {
    "freelancer": pl.String, "id": pl.String, "rule": pl.String, "outcome": pl.String, "weight": pl.Float64,
    "points": pl.Float64, "entered": pl.Date, "leaves": pl.Date,
}  # fmt: skip
TOP = 4  # contracts that are named as reasons
_IS_COUNTED = pl.col("outcome") != OUTCOMES.index(Outcome.EXCLUDED)


def contract_rows(judged: pl.DataFrame, sums: pl.DataFrame, policy: Policy, day: date | None) -> pl.DataFrame:
    """A row a contract that was judged, by the sums of its freelancer; of one that is not counted there are no days,
    and without a `day` the day is the end.

    Points are what it costs of a perfect 100 in the window shown, of a blend the mean over its parts.
    """
    totals = {f"total_{nth}": f"weight_{nth}" for nth in range(len(policy.windows.lengths))}
    held = sums.select("freelancer", "shown", **{name: pl.col(source) for name, source in totals.items()})
    entered = with_entries(with_entered(judged, policy, day), policy, day) if day else judged
    found = entered.join(held, "freelancer", maintain_order="left")
    lengths = pl.lit(pl.Series(policy.windows.lengths[::-1], dtype=pl.Int32))
    found = found.with_columns(_points(policy), longest=_longest(policy))
    codes, words = [rule.code for rule in policy.rules], [str(outcome) for outcome in OUTCOMES]
    leaves = months_later(pl.col("aged"), lengths.gather("longest"))
    return found.select(
        "freelancer",
        "id",
        "points",
        rule=pl.lit(pl.Series(codes)).gather("rule"),
        outcome=pl.lit(pl.Series(words)).gather("outcome"),
        weight=(pl.col("weight").cast(pl.Float64) / policy.weights.unit).round(DIGITS),
        entered=pl.when(_IS_COUNTED).then("entered" if day else "ended").cast(pl.Date),
        leaves=leaves.cast(pl.Date),
    )


def _points(policy: Policy) -> pl.Expr:
    """What a contract costs in the window shown, as a negative number."""
    unit, found = policy.scale.unit, pl.lit(0.0)
    for figure in figures_of(policy):
        lost = [
            (pl.col(f"net_{part}") - pl.col(f"weight_{part}") * unit).cast(pl.Float64)
            / (pl.col(f"total_{part}") * unit).cast(pl.Float64)
            for part in figure.parts
        ]
        cost = 100 * pl.sum_horizontal(lost) / len(lost)
        found = pl.when(pl.col("shown") == figure.place).then(cost).otherwise(found)
    return found.fill_nan(0.0).alias("points")


def _longest(policy: Policy) -> pl.Expr:
    """The place of the longest window of the figure shown that holds a contract; null: none does."""
    found = pl.lit(None, pl.Int32)
    for figure in figures_of(policy):
        held = pl.coalesce(pl.when(pl.col(f"weight_{part}") > 0).then(part) for part in figure.parts)
        found = pl.when(pl.col("shown") == figure.place).then(held).otherwise(found)
    return found


def reasons(contracts: pl.DataFrame) -> pl.DataFrame:
    """Per freelancer the contracts that cost most, in words: c8 JSS214 -12.5; c5 JSS221 -12.5."""
    costly = contracts.filter(pl.col("points") < 0).sort("points", maintain_order=True)
    words = pl.format("{} {} {}", "id", "rule", pl.col("points").round(1))
    return costly.group_by("freelancer", maintain_order=True).agg(reasons=words.head(TOP).str.join("; "))
