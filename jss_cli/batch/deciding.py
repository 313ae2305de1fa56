"""The decision table in columns: facts become classes that no claim can tell apart, each combination is decided once.

What decides it is `scoring.judging.assume` itself, asked about one contract of every combination; nothing of the table
is written down again. The facts of numbers are cut at the limits that the claims name, all others value by value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any, get_args

import polars as pl

from jss_cli.batch.days import day_number, whole_months
from jss_cli.dataclass import dataclass
from jss_cli.domain.facts import STARS, Status
from jss_cli.domain.history import UNKNOWN, Listing, Party, Reason, Standing, Unknown
from jss_cli.domain.policy import Condition, Policy
from jss_cli.scoring.facts import Facts
from jss_cli.scoring.judging import assume
from jss_cli.scoring.windows import earliest_entry

RECOMMENDS: tuple[object, ...] = (*range(11), None, UNKNOWN)
REASONS: tuple[object, ...] = (*get_args(Reason), UNKNOWN, None)
PARTIES: tuple[object, ...] = (*get_args(Party), UNKNOWN, None)
STAR_VALUES: tuple[object, ...] = (None, *STARS)
LISTINGS: tuple[object, ...] = (*get_args(Listing), None)
STANDINGS, STATUSES, REFUNDS = get_args(Standing), get_args(Status), ("none", "part", "full")
NOT_STARTED, OPEN, ENDED = range(3)


@dataclass(frozen=True, slots=True)
class _Classed:
    """A fact as a column of class numbers; `values` holds one value of each class."""

    name: str
    column: pl.Expr
    values: tuple[Any, ...]


class DecisionTable:
    """The decision table of a policy on a day."""

    def __init__(self, policy: Policy, day: date) -> None:
        self._policy, self._day = policy, day
        self._claims: dict[str, list[Condition]] = {}
        for claim in dict.fromkeys(claim for rule in policy.rules for claim in rule.when):
            self._claims.setdefault(claim.fact, []).append(claim)
        self._facts = (*self._enumerated(), *self._measured(), self._share())
        self._decided: dict[int, int] = {}

    def decide(self, contracts: pl.DataFrame) -> pl.Series:
        """The number of the rule that decides each contract."""
        places = contracts.select(self._key())["key"]
        keys = places.unique().to_list()
        self._decided.update((key, self._rule_of(key)) for key in keys if key not in self._decided)
        return places.replace_strict(keys, [self._decided[key] for key in keys], return_dtype=pl.Int16)

    def _key(self) -> pl.Expr:
        """The classes of all facts as one whole number."""
        key, radix = pl.lit(0, pl.Int64), 1
        for fact in self._facts:
            key += fact.column.cast(pl.Int64) * radix if len(fact.values) > 1 else 0
            radix *= len(fact.values)
        return key.alias("key")

    def _rule_of(self, key: int) -> int:
        """The rule that decides contracts with such a key."""
        values: dict[str, Any] = {}
        for fact in self._facts:
            key, place = divmod(key, len(fact.values))
            values[fact.name] = fact.values[place]
        return self._policy.rules.index(assume(self._policy, Facts(**values))[0])

    def _enumerated(self) -> Iterable[_Classed]:
        """The facts that have few values."""
        ended = pl.col("status") == ENDED
        yield self._sorted("status", pl.col("status"), STATUSES)
        yield _Classed("paid", pl.col("first").is_not_null() | (pl.col("kept") > 0), (False, True))
        yield self._sorted(
            "stars", pl.when(ended & (pl.col("stars") > 0)).then(pl.col("stars") - 99).fill_null(0), STAR_VALUES
        )
        yield self._sorted("recommend", self._asked("recommend", RECOMMENDS.index(None)), RECOMMENDS)
        yield self._sorted("reason", self._asked("reason", REASONS.index(None)), REASONS)
        by = pl.when(ended).then("ended_by").otherwise(PARTIES.index(None))
        yield self._sorted("ended_by", by, PARTIES)
        yield _Classed("removed", pl.col("removed") & ended, (False, True))
        yield self._sorted("insights", pl.col("insights"), LISTINGS)
        yield self._sorted("client_standing", pl.col("client_standing"), STANDINGS)
        yield self._sorted("disputed", pl.col("disputed").cast(pl.Int8), (False, True))
        refunded = pl.when(pl.col("back") == 0).then(0).when(pl.col("gross") > pl.col("back")).then(1).otherwise(2)
        yield self._sorted("refunded", refunded, REFUNDS)

    def _asked(self, fact: str, nothing: int) -> pl.Expr:
        """An answer that clients give at the end, as long as they are asked."""
        last = day_number(self._policy.asked_until(fact) or self._day)
        is_asked = (pl.col("status") == ENDED) & (pl.col("ended") <= last)
        return pl.when(is_asked).then(fact).otherwise(nothing)

    def _sorted(self, name: str, column: pl.Expr, values: tuple[object, ...]) -> _Classed:
        """A fact whose values that no claim tells apart are one class."""
        said = [_said(value, self._claims.get(name, ())) for value in values]
        kinds = list(dict.fromkeys(said))
        classes = pl.Series([kinds.index(kind) for kind in said], dtype=pl.Int16)
        found = pl.lit(classes).gather(column.cast(pl.UInt32)) if len(kinds) > 1 else pl.lit(0)
        return _Classed(name, found, tuple(values[said.index(kind)] for kind in kinds))

    def _measured(self) -> Iterable[_Classed]:
        """The facts that are whole numbers without a bound."""
        now, since = pl.lit(day_number(self._day), pl.Int32), pl.coalesce("last", "started")
        days = (pl.col("last") - pl.col("first")).fill_null(0)
        idle = pl.when(pl.col("status") == OPEN).then(whole_months(since, now))
        yield self._cut("idle_months", idle, can_lack=True)
        yield self._cut("paid_periods", pl.col("periods"))
        yield self._cut("paid_days", days)
        yield self._cut("client_days", pl.col("client_days"))

    def _cut(self, name: str, column: pl.Expr, *, can_lack: bool = False) -> _Classed:
        """A whole number, cut where a claim changes its answer."""
        limits = sorted({limit for claim in self._claims.get(name, ()) for limit in claim.limits if limit > 0})
        reached = pl.sum_horizontal(pl.lit(0, pl.Int16), *((column >= limit).cast(pl.Int16) for limit in limits))
        values = (0, *limits)
        if not can_lack:
            return _Classed(name, reached, values)
        return _Classed(name, pl.when(column.is_not_null()).then(reached + 1).otherwise(0), (None, *values))

    def _share(self) -> _Classed:
        """The share of unrated contracts, as far as claims look at it: a fraction of two sums of the freelancer."""
        claims = self._claims.get("unrated_share", [])
        marks = sorted({Fraction(0), Fraction(1), *(bound for claim in claims for bound in _bounds(claim))})
        shares = (*marks, *(Fraction(one + other, 2) for one, other in pairwise(marks)))
        said = [tuple(claim.holds(share) for claim in claims) for share in shares]
        kinds = list(dict.fromkeys(said))
        place = sum((_holds(claim).cast(pl.Int32) * 2**nth for nth, claim in enumerate(claims)), pl.lit(0))
        by_place = {sum(held * 2**nth for nth, held in enumerate(kind)): number for number, kind in enumerate(kinds)}
        column = place.replace_strict(by_place, return_dtype=pl.Int16)
        return _Classed("unrated_share", column, tuple(shares[said.index(kind)] for kind in kinds))


def _said(value: object, claims: Iterable[Condition]) -> tuple[object, ...]:
    """What tells a value from others: that it is unknown, or none, and which claims it meets."""
    kind = "none" if value is None else "unknown" if isinstance(value, Unknown) else "given"
    return kind, *(kind != "unknown" and claim.holds(value) for claim in claims)  # type: ignore[arg-type]


def _bounds(claim: Condition) -> Iterable[Fraction]:
    """The numbers that a claim names."""
    named = (claim.at_least, claim.above, claim.below, *(claim.one_of or ()))
    return (Fraction(bound) for bound in named if isinstance(bound, int | Fraction | Decimal))


def _holds(claim: Condition) -> pl.Expr:
    """Whether a claim holds of `unrated` / `rateable`, by multiplying crosswise; of none at all the share is 0."""
    part, whole = pl.col("unrated"), pl.max_horizontal("rateable", pl.lit(1))
    if claim.one_of is not None:
        return pl.any_horizontal(part * b.denominator == whole * b.numerator for b in _bounds(claim))
    signs: tuple[tuple[Fraction | None, Callable[[pl.Expr, pl.Expr], pl.Expr]], ...] = (
        (claim.at_least, pl.Expr.ge), (claim.above, pl.Expr.gt), (claim.below, pl.Expr.lt)
    )  # fmt: skip
    held = [sign(part * b.denominator, whole * b.numerator) for b, sign in signs if b is not None]
    return pl.all_horizontal(held) if held else pl.lit(value=True)


def unrated_of(policy: Policy, day: date) -> tuple[pl.Expr, pl.Expr]:
    """Which contracts the share of unrated ones is of, and which of them are unrated."""
    since = day_number(earliest_entry(day, policy.measures.unrated_months))
    rateable = pl.col("ended").is_between(since, day_number(day)).fill_null(value=False) & (pl.col("kept") > 0)
    silent = (pl.col("stars").fill_null(0) == 0) & (pl.col("recommend") >= RECOMMENDS.index(None))
    return rateable, rateable & silent
