"""The decision table in columns: facts become classes that no claim can tell apart, each combination is decided once.

What decides it is `scoring.judging.assume` itself, asked about one contract of every combination; nothing of the table
is written down again. The facts of numbers are cut at the limits that the claims name, all others value by value.
What is worked out in `scoring.facts` has an expression here; every other fact is the column of the field of its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import polars as pl

from jss_cli.batch.columns import FIELDS, VALUES
from jss_cli.batch.days import day_number
from jss_cli.batch.stages import ColumnStage, Expression, LookUp, Months, expression, number_of, ones, staged
from jss_cli.dataclass import dataclass
from jss_cli.domain.facts import FACT, STARS
from jss_cli.domain.history import Unknown
from jss_cli.domain.policy import Condition, Policy
from jss_cli.scoring.facts import DERIVED, Facts
from jss_cli.scoring.judging import assume
from jss_cli.scoring.windows import earliest_entry

RECOMMENDS = VALUES["feedback.recommend"]
NOT_STARTED, OPEN, ENDED = range(3)
BOTH = (False, True)


def status_stage(day: date) -> ColumnStage:
    """Whether contracts have not started, are open, or have ended."""
    now = day_number(day)
    return {"status": f"CASE WHEN started > {now} THEN {NOT_STARTED} WHEN ended <= {now} THEN {ENDED} ELSE {OPEN} END"}


def unrated_of(policy: Policy, day: date) -> dict[str, str]:
    """Which contracts the share of unrated ones is of, and which of them are unrated."""
    since = day_number(earliest_entry(day, policy.measures.unrated_months))
    rateable = f"COALESCE(ended BETWEEN {since} AND {day_number(day)}, FALSE) AND kept > 0"
    silent = f"COALESCE(stars, 0) = 0 AND recommend >= {RECOMMENDS.index(None)}"
    return {"rateable": rateable, "unrated": f"{rateable} AND {silent}"}


@dataclass(frozen=True, slots=True)
class Classed:
    """A fact as a column of class numbers; `values` holds one value of each class."""

    name: str
    cell: Expression
    values: tuple[Any, ...]

    def meeting(self, claim: Condition) -> list[int]:
        """The classes of which a claim holds."""
        return [number for number, value in enumerate(self.values) if claim.holds(value)]

    def like(self, value: object, claims: Iterable[Condition]) -> int:
        """The class of a value."""
        return [_said(one, claims) for one in self.values].index(_said(value, claims))


class DecisionTable:
    """The decision table of a policy on a day."""

    def __init__(self, policy: Policy, day: date) -> None:
        self._policy, self._day = policy, day
        self.claims: dict[str, list[Condition]] = {}
        for claim in dict.fromkeys(claim for rule in policy.rules for claim in rule.when):
            self.claims.setdefault(claim.fact, []).append(claim)
        self.facts = (*self._enumerated(), *self._measured(), self._share())
        self.measures: ColumnStage = {"idle": Months("COALESCE(last_paid, started)", str(day_number(day)))}
        self._decided: dict[int, int] = {}

    def decide(self, contracts: pl.DataFrame) -> pl.Series:
        """The number of the rule that decides each contract."""
        places = staged(contracts, [self.measures]).select(self._key())["key"]
        keys = places.unique().to_list()
        self._decided.update((key, self._rule_of(key)) for key in keys if key not in self._decided)
        return places.replace_strict(keys, [self._decided[key] for key in keys], return_dtype=pl.Int16)

    def _key(self) -> pl.Expr:
        """The classes of all facts as one whole number."""
        key, radix = pl.lit(0, pl.Int64), 1
        for fact in self.facts:
            key += expression(fact.cell).cast(pl.Int64) * radix if len(fact.values) > 1 else 0
            radix *= len(fact.values)
        return key.alias("key")

    def _rule_of(self, key: int) -> int:
        """The rule that decides contracts with such a key."""
        values: dict[str, Any] = {}
        for fact in self.facts:
            key, place = divmod(key, len(fact.values))
            values[fact.name] = fact.values[place]
        return self._policy.rules.index(assume(self._policy, Facts(**values))[0])

    def _enumerated(self) -> Iterator[Classed]:
        """The facts that have few values."""
        ended = f"status = {ENDED}"
        yield self._sorted("status", "status", FACT["status"].words)
        yield Classed("paid", ones("first_paid IS NOT NULL OR kept > 0"), BOTH)
        yield self._sorted("stars", f"CASE WHEN {ended} AND stars > 0 THEN stars - 99 ELSE 0 END", (None, *STARS))
        yield from map(self._asked, ("recommend", "reason", "ended_by"))
        yield Classed("removed", ones(f"feedback_removed = 1 AND {ended}"), BOTH)
        back = "CASE WHEN back = 0 THEN 0 WHEN gross > back THEN 1 ELSE 2 END"
        yield self._sorted("refunded", back, FACT["refunded"].words)
        for name in (name for name in Facts._fields if name not in DERIVED):
            yield self._sorted(name, FIELDS[name].header, (*VALUES[name], *(None,) * FACT[name].may_be_unknown))

    def _asked(self, fact: str) -> Classed:
        """An answer that is given at the end, as long as it is asked for."""
        field, last = FIELDS[FACT[fact].origins[0].name], day_number(self._policy.asked_until(fact) or self._day)
        values = (*VALUES[field.name], None)
        asked = f"status = {ENDED} AND ended <= {last}"
        return self._sorted(fact, f"CASE WHEN {asked} THEN {field.header} ELSE {values.index(None)} END", values)

    def _sorted(self, name: str, place: str, values: tuple[object, ...]) -> Classed:
        """A fact whose values that no claim tells apart are one class."""
        said = [_said(value, self.claims.get(name, ())) for value in values]
        kinds = list(dict.fromkeys(said))
        classes = LookUp(place, tuple(kinds.index(kind) for kind in said)) if len(kinds) > 1 else "0"
        return Classed(name, classes, tuple(values[said.index(kind)] for kind in kinds))

    def _measured(self) -> Iterator[Classed]:
        """The facts that are whole numbers without a bound."""
        reached, values = self._cut("idle_months", "idle")
        yield Classed("idle_months", f"CASE WHEN status = {OPEN} THEN 1 + {reached} ELSE 0 END", (None, *values))
        days = "COALESCE(last_paid - first_paid, 0)"
        yield from (
            Classed(name, *self._cut(name, number))
            for name, number in (("paid_periods", "periods"), ("paid_days", days), ("client_days", "client_days"))
        )

    def _cut(self, name: str, number: str) -> tuple[str, tuple[int, ...]]:
        """A whole number, cut where a claim changes its answer."""
        limits = sorted({limit for claim in self.claims.get(name, ()) for limit in claim.limits if limit > 0})
        return number_of(f"{number} >= {limit}" for limit in limits), (0, *limits)

    def _share(self) -> Classed:
        """The share of unrated contracts, as far as claims look at it: a fraction of two sums of the freelancer."""
        claims = self.claims.get("unrated_share", [])
        marks = sorted({Fraction(0), Fraction(1), *(bound for claim in claims for _, bound in _bounds(claim))})
        shares = (*marks, *(Fraction(one + other, 2) for one, other in pairwise(marks)))
        said = [tuple(claim.holds(share) for claim in claims) for share in shares]
        kinds = list(dict.fromkeys(said))
        held = [sum(holds * 2**nth for nth, holds in enumerate(kind)) for kind in kinds]
        place = " + ".join(("0", *(f"{2**nth} * ({ones(_holds(claim))})" for nth, claim in enumerate(claims))))
        numbers = tuple(held.index(one) if one in held else 0 for one in range(2 ** len(claims)))
        return Classed("unrated_share", LookUp(place, numbers), tuple(shares[said.index(kind)] for kind in kinds))


def _said(value: object, claims: Iterable[Condition]) -> tuple[object, ...]:
    """What tells a value from others: that it is unknown, or none, and which claims it meets."""
    kind = "none" if value is None else "unknown" if isinstance(value, Unknown) else "given"
    return kind, *(kind != "unknown" and claim.holds(value) for claim in claims)  # type: ignore[arg-type]


def _bounds(claim: Condition) -> Iterator[tuple[str, Fraction]]:
    """The numbers that a claim names, and how it compares with them."""
    signs = ((">=", claim.at_least), (">", claim.above), ("<", claim.below))
    named = (*signs, *(("=", one) for one in claim.one_of or ()))
    return ((sign, Fraction(bound)) for sign, bound in named if isinstance(bound, int | Fraction | Decimal))


def _holds(claim: Condition) -> str:
    """Whether a claim holds of `unrated` / `rateable`, by multiplying crosswise; of none at all the share is 0."""
    held = (f"unrated * {b.denominator} {sign} GREATEST(rateable, 1) * {b.numerator}" for sign, b in _bounds(claim))
    return (" AND " if claim.one_of is None else " OR ").join(held) or str(claim.one_of is None).upper()
