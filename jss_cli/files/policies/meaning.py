"""What a policy file means: its checked texts as one frozen policy. What may stand in it is told by `shape`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import lcm

from jss_cli.domain.facts import ASSUMED, FACT, FACTS, Fact, Number, OneOf
from jss_cli.domain.policy import (
    QUARTERS,
    Age,
    Asked,
    Assume,
    Band,
    Blend,
    Cadence,
    Clause,
    Condition,
    FactValue,
    GivenAnswer,
    Jobs,
    Measures,
    Minimum,
    Option,
    Period,
    Policy,
    Prior,
    Priors,
    Removal,
    Rule,
    Scale,
    Source,
    StarsPrior,
    Step,
    Topic,
    TopRated,
    Weights,
    Windows,
)
from jss_cli.domain.weighing import with_least_unit
from jss_cli.files.policies.bands import band_of
from jss_cli.files.policies.fields import Fields, once, truth
from jss_cli.files.policies.variants import PICK, topics_at
from jss_cli.files.yaml_events import Mapping

UNKNOWN = {fact.name for fact in ASSUMED}
OUTCOMES = ("positive", "lukewarm", "neutral", "negative")


def _fact_value(fact: Fact, text: str) -> FactValue:
    """The answer to a fact that a text names; "none" is one that was not given."""
    if fact.none and text == "none":
        return None
    match fact.values:
        case OneOf():
            return text
        case Number():
            return Fraction(text)
        case "flag":
            return truth(text)


def policy_of(tree: Mapping) -> Policy:
    """The policy that a tree means, its parents folded in. The tree must be free of faults."""
    policy = Fields(tree)
    in_force, bands = policy.part("in_force"), policy.part("bands")
    rules, clauses = tuple(map(_rule, policy.parts("rules"))), tuple(map(_clause, policy.parts("clauses")))
    topics = tuple(_topic(name, policy.part("variants").part(name)) for name in topics_at(tree))
    options = tuple(option for one in topics for option in one.options)
    meant = Policy(
        name=policy.text("name"),
        title=policy.text("title"),
        about=policy.text("about"),
        extends=policy.text("extends") or None,
        since=date.fromisoformat(in_force.text("from")),
        until=date.fromisoformat(in_force.text("until")) if in_force.has("until") else None,
        in_force=in_force.basis,
        windows=_windows(policy.part("windows")),
        jobs=_jobs(policy.part("jobs")),
        age=_age(policy.part("age")),
        weights=_weights(policy.part("weights")),
        scale=_scale(policy.part("scale")),
        cadence=_cadence(policy.part("cadence")),
        bands=tuple(Band(band.whole("from"), band.text("name")) for band in bands.parts("levels")),
        bands_basis=bands.basis,
        assume=_assume(policy.part("assume")),
        priors=_priors(policy.part("priors")),
        measures=_measures(policy.part("measures")),
        asked=_asked(policy.part("asked")),
        removal=None if policy.text("removal") == "none" else _removal(policy.part("removal")),
        top_rated=_top_rated(policy.part("top_rated")),
        rules=rules,
        clauses=clauses,
        sources=_cited_sources(policy, (*rules, *clauses, *options)),
        topics=topics,
        options=tuple(policy.text("name").split(PICK)[1:]),
    )
    return with_least_unit(meant)


def _windows(part: Fields) -> Windows:
    """The windows that compete."""
    minimum = part.part("minimum")
    return Windows(
        months=tuple(map(int, part.texts("months"))),
        blends=tuple(Blend(one.text("name"), tuple(map(int, one.texts("of")))) for one in part.parts("blends")),
        minimum=Minimum(
            minimum.whole("contracts"),
            minimum.whole("clients"),
            minimum.word("clients_within", "window"),
            minimum.word("counts", "contracts"),
        ),
        basis=part.basis,
    )


def _jobs(part: Fields) -> Jobs:
    """How a contract becomes jobs."""
    period = part.part("period")
    lengths = Period(int(period.text("days", "0")), int(period.text("months", "0")))
    return Jobs(lengths, part.word("are"), part.word("combine"), part.whole("cap"), part.whole("apart"), part.basis)


def _age(part: Fields) -> Age:
    """From which day a contract grows old."""
    return Age(part.word("from"), part.word("window_holds"), part.basis)


def _asked(part: Fields) -> tuple[Asked, ...]:
    """The answers that clients are no longer asked for, with the last day."""
    last = ((fact, part.part(fact).text("until")) for fact in FACT if part.has(fact))
    return tuple(Asked(fact, date.fromisoformat(until) if until else None, part.basis) for fact, until in last)


def _weights(part: Fields) -> Weights:
    """The weights in quarter units: "1.25" is 5."""
    return Weights(
        plain=_quarters(part, "plain"),
        earnings=tuple(Step(step.amount("above"), _quarters(step, "weight")) for step in part.parts("earnings")),
        cap=_quarters(part, "cap"),
        unit=QUARTERS,
        basis=part.basis,
    )


def _quarters(part: Fields, field: str) -> int:
    """A weight in quarter units."""
    return int(part.exact(field) * QUARTERS)


def _scale(part: Fields) -> Scale:
    """The values as whole numbers of the smallest unit that holds all of them."""
    values = {outcome: part.exact(outcome) for outcome in OUTCOMES if part.has(outcome)}
    unit = lcm(*(value.denominator for value in values.values()))
    whole = {outcome: int(value * unit) for outcome, value in values.items()}
    return Scale(whole["positive"], whole["neutral"], whole["negative"], unit, part.basis, whole.get("lukewarm"))


def _cadence(part: Fields) -> Cadence:
    """The grid of computation days."""
    return Cadence(part.whole("every_days"), date.fromisoformat(part.text("anchor")), part.basis)


def _assume(part: Fields) -> Assume:
    """What is taken for unknown facts."""
    return Assume(
        words=tuple((fact.name, part.text(fact.name)) for fact in ASSUMED),
        stars_none_after_days=part.part("stars").whole("none_after_days"),
        earned=part.word("earned"),
        basis=part.basis,
    )


def _measures(part: Fields) -> Measures:
    """The spans of measured facts."""
    return Measures(
        unrated_months=part.whole("unrated_months"),
        twin_days=part.whole("twin_days"),
        feedback_days=part.whole("feedback_days"),
        basis=part.basis,
    )


def _removal(part: Fields) -> Removal:
    """The perk, where it exists."""
    return Removal(part.whole("per_contracts"), part.whole("per_months"), part.basis)


def _top_rated(part: Fields) -> TopRated:
    """What the badge needs."""
    return TopRated(
        score=part.whole("score"),
        weeks=part.whole("weeks"),
        of_weeks=part.whole("of_weeks"),
        earned=part.amount("earned"),
        months=part.whole("months"),
        began_days=part.whole("began_days"),
        active_days=part.whole("active_days"),
        review_days=part.whole("review_days"),
        basis=part.basis,
    )


def _priors(part: Fields) -> Priors:
    """The tables of chances, fact by fact."""
    tables = tuple(_prior(fact, table) for fact in part.nodes if fact in UNKNOWN for table in part.parts(fact))
    amounts = part.part("earned")
    return Priors(
        tables=tables,
        suspected=part.exact("suspected"),
        recommends_from=part.whole("recommends_from"),
        stars=tuple(map(_stars_prior, part.parts("stars"))),
        late_unrated=part.exact("late_unrated") / 100,
        earned=tuple((Decimal(amount), amounts.exact(amount) / 100) for amount in amounts.nodes),
        basis=part.basis,
    )


def _prior(fact: str, table: Fields) -> Prior:
    """A table of chances of one fact."""
    return Prior(fact, _conditions(table.part("when")), _shares(table.part("chances")))


@once
def _stars_prior(table: Fields) -> StarsPrior:
    """A table of chances of public stars."""
    chances = table.part("chances")
    stars = ((None if word == "none" else Decimal(word), chances.exact(word) / 100) for word in chances.nodes)
    return StarsPrior(_conditions(table.part("when")), tuple(stars))


@once
def _shares(chances: Fields) -> tuple[tuple[GivenAnswer, Fraction], ...]:
    """Percents as shares of 1, those of a band in equal parts."""
    bands = ((band_of(word), chances.exact(word) / 100) for word in chances.nodes)
    return tuple((_answer(word), share / len(band)) for band, share in bands for word in band)


def _answer(word: str) -> GivenAnswer:
    """The answer that a word of `chances` names."""
    if word == "none":
        return None
    return int(word) if word.isdigit() else word


@once
def _rule(part: Fields) -> Rule:
    """A line of the decision table."""
    return Rule(
        code=part.text("code"),
        name=part.text("name"),
        when=_conditions(part.part("when")),
        outcome=part.word("outcome"),
        says=part.text("says"),
        because=part.text("because"),
        remedy=part.text("remedy"),
        basis=part.basis,
        enters=part.word("enters", "ended"),
        spoils=part.word("spoils", "whole"),
    )


@once
def _conditions(when: Fields) -> tuple[Condition, ...]:
    """The claims of a `when`, in the order in which facts are asked."""
    return tuple(_condition(when, fact) for fact in FACTS if when.has(fact.name))


def _condition(when: Fields, fact: Fact) -> Condition:
    """A claim about one fact: bounds, or the answers it may have."""
    if answers := when.texts(fact.name):
        return Condition(fact.name, tuple(_fact_value(fact, _answer) for _answer in answers))
    bounds = when.part(fact.name)
    at_least, above, below = (
        bounds.exact(bound) if bounds.has(bound) else None for bound in ("at_least", "above", "below")
    )
    return Condition(fact.name, None, at_least, above, below)


@once
def _clause(part: Fields) -> Clause:
    """A rule that is not a line of the table."""
    return Clause(part.text("code"), part.text("name"), part.text("because"), part.text("remedy"), part.basis)


def _topic(name: str, part: Fields) -> Topic:
    """A disputed point."""
    return Topic(name, part.text("about"), tuple(_option(one) for one in part.parts("options")))


@once
def _option(part: Fields) -> Option:
    """One reading of it; what it sets is laid over the policy when it is picked."""
    weight = part.exact("weight") / 100
    return Option(part.text("name"), part.text("title"), weight, tuple(_changed(part.part("sets"))), part.basis)


def _changed(sets: Fields) -> Iterator[str]:
    """The sections, and the codes of the rules and clauses, that an option changes or drops."""
    for key in sets.nodes:
        coded = (*(part.text("code") for part in sets.parts(key)), *sets.texts(key))
        yield from coded or (key,)


def _cited_sources(policy: Fields, parts: tuple[Rule | Clause | Option, ...]) -> tuple[Source, ...]:
    """The sources that some section or part cites, in the order of their numbers."""
    listed = policy.part("sources")
    cited = {key for part in parts for key in part.basis.source}
    cited.update(key for section in policy.sections() for key in section.texts("source"))
    return tuple(_source(key, listed.part(key)) for key in sorted(cited, key=lambda key: (len(key), key)))


def _source(key: str, part: Fields) -> Source:
    """The source that is cited as `key`."""
    return Source(key, part.text("title"), part.text("address"), part.text("date"))
