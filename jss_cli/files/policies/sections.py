"""The sections of a policy file: what each may hold, and what of the domain it is;
and tables of chances: how often each answer of an unknown fact is met."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial
from math import lcm
from typing import Any, get_args

from jss_cli.domain.facts import ASSUMED, FACT, STARS, Fact, Number
from jss_cli.domain.policy import Condition, Prior, Priors, StarsPrior
from jss_cli.domain.sections import (
    QUARTERS,
    Age,
    Asked,
    Assume,
    Band,
    Basis,
    Blend,
    Cadence,
    Combine,
    Jobs,
    Measures,
    Minimum,
    Period,
    Removal,
    Scale,
    Seeing,
    Step,
    TopRated,
    Weights,
    Windows,
)
from jss_cli.files.policies.nodes import Place
from jss_cli.files.policies.syntax import (
    MOST,
    PLAIN,
    VALUE,
    Slot,
    Syntax,
    many,
    optional,
    or_none,
    pairs,
    part,
    section,
    word,
)
from jss_cli.files.policies.words import (
    AMOUNT,
    CLAIMS,
    DAY,
    EXACT,
    FACTOR,
    FLAG,
    NAME,
    PERCENT,
    RARE,
    RECOMMENDATION,
    SHARE,
    SPAN,
    TARGET,
    TEXT,
    UP_TO_THREE,
    WEIGHT,
    WORTH,
)
from jss_cli.files.yaml_events import Node, Scalar

_Chances = tuple[tuple[Any, Fraction], ...]
BAND = r"(\d{1,2})-(\d{1,2})"
FIGURE = r"\d{1,2}(\.\d{1,2})?"


def _chance_table(fact: Fact) -> Syntax:
    """A table of chances of one fact, whose keys are its answers."""

    def read(node: Node, at: Place) -> Any:
        word = node.text if isinstance(node, Scalar) else ""
        answers = _band_of(word)
        if not all(_can_be(fact, answer) for answer in answers):
            hint = "write none, or stars such as 4.5" if fact.values is STARS else at.nearest(word, fact.words)
            return at.refuse(VALUE, "unknown answer", hint)
        return tuple(_meant(fact, answer) for answer in answers)

    return part(_spread, when=CLAIMS, chances=pairs(Syntax(read, lambda: PLAIN), SHARE))


def _band_of(word: str) -> tuple[str, ...]:
    """The answers that share a chance: `0-4: 2` gives each of the five private answers an equal share of 2 %."""
    match = re.fullmatch(BAND, word, re.ASCII)
    return tuple(map(str, range(int(match[1]), int(match[2]) + 1))) if match else (word,)


def _can_be(fact: Fact, word: str) -> bool:
    if isinstance(fact.values, Number) and re.fullmatch(FIGURE, word, re.ASCII):
        return fact.values.can_be(Decimal(word)) and not Decimal(word) % fact.values.step
    return word in fact.words


def _meant(fact: Fact, word: str) -> Decimal | int | str | None:
    if word == "none":
        return None
    if fact.values is STARS:
        return Decimal(word)
    return int(word) if word.isdigit() else word


def _spread(
    when: tuple[Condition, ...], chances: tuple[tuple[tuple[Any, ...], Fraction], ...]
) -> tuple[tuple[Condition, ...], _Chances]:
    """The claims, and the chance of each answer: those of a band have equal parts of theirs."""
    return when, tuple((answer, share / len(answers)) for answers, share in chances for answer in answers)


def _windows(show: str, **given: Any) -> Windows:  # noqa: ARG001 - "best" is the only way yet
    return Windows(**given)


def _asked(basis: Basis, **last: date | None) -> tuple[Asked, ...]:
    """The answers that clients are no longer asked for, in the order of the facts."""
    return tuple(Asked(fact, last[fact], basis) for fact in FACT if fact in last)


def _scale(basis: Basis, **values: Fraction) -> Scale:
    """The values as whole numbers of the smallest unit that holds all of them."""
    unit = lcm(*(value.denominator for value in values.values()))
    return Scale(unit=unit, basis=basis, **{outcome: int(value * unit) for outcome, value in values.items()})


def _assume(basis: Basis, stars: int, earned: Any, **words: str) -> Assume:
    return Assume(tuple((fact.name, words[fact.name]) for fact in ASSUMED), stars, earned, basis)


def _priors(stars: tuple[Any, ...], **given: Any) -> Priors:
    """The tables of chances, fact by fact in the order of the file."""
    facts = [name for name in given if name in FACT and FACT[name].assume]
    tables = tuple(Prior(fact, *table) for fact in facts for table in given.pop(fact))
    return Priors(tables=tables, stars=tuple(StarsPrior(*table) for table in stars), **given)


def _only(**value: Any) -> Any:
    (only,) = value.values()
    return only


_UNTIL = optional(or_none(part(_only, until=DAY)))
IN_FORCE = section(dict, since=Slot(DAY, "from"), until=optional(DAY, None))
WINDOWS = section(
    _windows,
    months=many(SPAN, 1, MOST),
    show=word("best"),
    minimum=part(
        Minimum,
        contracts=SPAN,
        clients=SPAN,
        clients_within=optional(word("window", "lifetime")),
        counts=optional(word("contracts", "jobs")),
    ),
    blends=optional(many(part(Blend, name=NAME, of=many(SPAN, 2, MOST)), 0, MOST), ()),
)
JOBS = section(
    Jobs,
    period=part(Period, days=optional(SPAN), months=optional(SPAN)),
    are=word("jobs", "extras"),
    combine=word(*get_args(Combine)),
    cap=SPAN,
    apart=SPAN,
    complete=optional(FLAG),
)
AGE = section(
    Age,
    runs_from=Slot(word("end", "last_payment"), "from"),
    holds=Slot(word("contract", "periods"), "window_holds"),
)
ASKED = section(_asked, recommend=_UNTIL, reason=_UNTIL)
WEIGHTS = section(  # written as people read them: 1, 1.25, 1.5, 8
    partial(Weights, unit=QUARTERS),
    plain=WEIGHT,
    earnings=many(part(Step, above=AMOUNT, weight=WEIGHT), 0, MOST),
    cap=WEIGHT,
)
SCALE = section(_scale, positive=EXACT, neutral=WORTH, negative=WORTH, lukewarm=optional(WORTH))
CADENCE = section(Cadence, every_days=SPAN, anchor=DAY)
BANDS = section(dict, levels=many(part(Band, start=Slot(PERCENT, "from"), name=TEXT)))
ASSUME = section(
    _assume,
    **{fact.name: word(*fact.assume) for fact in ASSUMED},
    stars=part(_only, none_after_days=SPAN),
    earned=word("paid_lowest_step"),
)
MEASURES = section(Measures, unrated_months=SPAN, twin_days=SPAN, feedback_days=SPAN, edit_days=SPAN)
SEEN = section(
    Seeing,
    near=many(SHARE, 1, MOST),
    elsewhere=SHARE,
    before=SHARE,
    surprise=RARE,
    surprises=UP_TO_THREE,
    unlisted=SHARE,
    announced=SHARE,
    missing=many(SHARE, 3, 3),
    unscored=SHARE,
    recommended=SHARE,
    eligible=SHARE,
    jobs_listed=SHARE,
    stale_days=SPAN,
)
REMOVAL = or_none(section(Removal, per_contracts=SPAN, per_months=SPAN))
TOP_RATED = section(
    TopRated,
    score=TARGET,
    weeks=SPAN,
    of_weeks=SPAN,
    earned=AMOUNT,
    months=SPAN,
    began_days=SPAN,
    active_days=SPAN,
    review_days=SPAN,
)
PRIORS = section(
    _priors,
    **{fact.name: many(_chance_table(fact), 0, MOST) for fact in (*ASSUMED, FACT["stars"])},
    suspected=FACTOR,
    recommends_from=RECOMMENDATION,
    late_unrated=SHARE,
    earned=pairs(AMOUNT, SHARE, MOST + 1),
    hourly=SHARE,
    hourly_paid_once=SHARE,
)
