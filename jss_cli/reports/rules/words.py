"""A policy's values in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from jss_cli.dataclass import dataclass
from jss_cli.domain.policy import Condition, FactValue, Policy, Priors
from jss_cli.domain.report import Row, Span
from jss_cli.domain.sections import (
    CURRENCY,
    Age,
    Asked,
    Assume,
    Basis,
    Jobs,
    Removal,
    Scale,
    Seeing,
    TopRated,
    Weights,
    Windows,
)
from jss_cli.reports.fact_words import FACT_WORDS
from jss_cli.reports.numbers import count, plain_number

COMBINED = {
    "times": "each weighs what the contract's earnings say",
    "plus": "the latest weighs what the earnings say, the others 1",
    "max": "together they weigh 1 each or what the earnings say, whichever is more",
    "per_period": "each weighs what was earned in its period",
}


@dataclass(frozen=True, slots=True)
class SectionWords:
    """One section of a policy in words, with how certain it is."""

    name: str
    words: str
    basis: Basis


def sections(policy: Policy) -> tuple[SectionWords, ...]:
    """Every section of a policy but its rules, clauses and sources, in the order of the file."""
    measures = policy.measures
    return (
        SectionWords("in force", days_words(policy.since, policy.until), policy.in_force),
        SectionWords("windows", _windows_words(policy.windows), policy.windows.basis),
        SectionWords("jobs", _jobs_words(policy.jobs), policy.jobs.basis),
        SectionWords("age", _age_words(policy.age), policy.age.basis),
        SectionWords("weights", _weights_words(policy.weights), policy.weights.basis),
        SectionWords("scale", _scale_words(policy.scale), policy.scale.basis),
        SectionWords("cadence", _cadence_words(policy), policy.cadence.basis),
        SectionWords("bands", ", ".join(f"from {b.start} {b.name}" for b in policy.bands), policy.bands_basis),
        SectionWords("assume", _assume_words(policy.assume), policy.assume.basis),
        *_asked_section(policy.asked),
        SectionWords(
            "measures",
            f"unrated contracts over {measures.unrated_months} months, feedback {measures.feedback_days} days on, "
            f"stars changed in {measures.edit_days} days, one engagement {measures.twin_days} days apart",
            measures.basis,
        ),
        SectionWords("seen", seen_words(policy.seen), policy.seen.basis),
        *_removal_section(policy.removal),
        SectionWords("top rated", _top_rated_words(policy.top_rated), policy.top_rated.basis),
        SectionWords("priors", _priors_words(policy), policy.priors.basis),
    )


def seen_words(seen: Seeing) -> str:
    """How a number comes to be seen."""
    near = ", ".join(f"{_percent(share)} % off by {points}" for points, share in enumerate(seen.near, 1))
    return (
        f"the number is right in {_percent(seen.right)} % ({near} on each side), that of an older day says nothing in "
        f"{_percent(seen.elsewhere)} %; a contract is not what its facts say in {_percent(seen.surprise)} %, and "
        f"one is missing from the file in {_percent(seen.unlisted)} %; {_seen_more(seen)}"
    )


def _seen_more(seen: Seeing) -> str:
    """The rarer ways in which a number and the rules part, and what of a profile can be taken at its word."""
    good, between, bad = map(_percent, seen.missing)
    return (
        f"at most {seen.surprises} such contracts; it is of the last computation day in {_percent(seen.before)} "
        f"%; one that is announced counts in {_percent(seen.announced)} %; a missing one is good, in between or bad in "
        f"{good}, {between} and {bad} %; a number where the rules give none, or none where they do: "
        f"{_percent(seen.unscored)} %; the share who recommend holds in {_percent(seen.recommended)} %, the eligible "
        f"contracts in {_percent(seen.eligible)} %, as jobs in {_percent(seen.jobs_listed)} %; old after "
        f"{seen.stale_days} days"
    )


def _percent(share: Fraction) -> str:
    return f"{float(100 * share):g}"


def days_words(since: date, until: date | None) -> str:
    """The first and the last day; open at the end while it is in force."""
    return f"{since} to {until}" if until else f"from {since}"


def _windows_words(windows: Windows) -> str:
    """What competes to be shown, and what it needs."""
    months = " ".join(str(length) for length in windows.months)
    blends = "".join(
        f", and {blend.name}, the mean of {' and '.join(map(str, blend.of))} months" for blend in windows.blends
    )
    minimum = windows.minimum
    needs = f"{count(minimum.contracts, minimum.counts[:-1])} from {count(minimum.clients, 'client')}"
    within = " in a lifetime" if minimum.clients_within == "lifetime" else ""
    return f"best of {months} months{blends}; at least {needs}{within}"


def _jobs_words(jobs: Jobs) -> str:
    """How a contract becomes jobs, and how they weigh."""
    period = f"{jobs.period.days} days" if jobs.period.days else f"{jobs.period.months} months"
    if jobs.are == "jobs":
        over = "complete " * jobs.complete
        return f"one for each {over}{period} with a payment, at most {jobs.cap}; {COMBINED[jobs.combine]}"
    more = f"one more for each complete {period} with a payment once payments lie {jobs.apart} days apart"
    return f"one, and {more}, at most {jobs.cap}; {COMBINED[jobs.combine]}"


def _age_words(age: Age) -> str:
    """From which day a contract grows old."""
    held = "whole" if age.holds == "contract" else "by the periods paid inside"
    return f"from its {_spoken(age.runs_from)}; a window holds a contract {held}"


def _assume_words(assume: Assume) -> str:
    """What is taken for unknown facts."""
    words = ", ".join(f"{FACT_WORDS[fact].claim} {_spoken(word)}" for fact, word in assume.words)
    return f"{words}, stars none {assume.stars_none_after_days} days after the end, amount {_spoken(assume.earned)}"


def _asked_section(asked: tuple[Asked, ...]) -> tuple[SectionWords, ...]:
    """Until when clients were asked, where they no longer are."""
    last = ", ".join(f"{FACT_WORDS[one.fact].claim} until {one.until}" for one in asked if one.until)
    return (SectionWords("asked", f"{last}, by the day a contract ended", asked[0].basis),) if last else ()


def _weights_words(weights: Weights) -> str:
    """Every weight, in plain contracts."""
    plain, most = plain_number(Fraction(weights.plain, weights.unit)), plain_number(Fraction(weights.cap, weights.unit))
    steps = "".join(
        f", over {s.above} {CURRENCY} {plain_number(Fraction(s.weight, weights.unit))}" for s in weights.earnings
    )
    return f"plain {plain}{steps}, at most {most}"


def _scale_words(scale: Scale) -> str:
    """What each outcome is worth."""
    lukewarm = (("lukewarm", scale.lukewarm),) if scale.lukewarm is not None else ()
    values = (("positive", scale.positive), *lukewarm, ("neutral", scale.neutral), ("negative", scale.negative))
    return ", ".join(f"{outcome} {plain_number(Fraction(value, scale.unit))}" for outcome, value in values)


def _cadence_words(policy: Policy) -> str:
    """The days on which scores are computed."""
    cadence = policy.cadence
    return "every day" if cadence.every_days == 1 else f"every {cadence.every_days} days, as on {cadence.anchor}"


def _removal_section(removal: Removal | None) -> tuple[SectionWords, ...]:
    """The removal of feedback, where the era has it."""
    if removal is None:
        return ()
    return (
        SectionWords(
            "removal",
            f"one contract's feedback per {count(removal.per_contracts, 'contract')} and {removal.per_months} months",
            removal.basis,
        ),
    )


def _top_rated_words(top: TopRated) -> str:
    """What the badge needs."""
    began, active = f"a first contract over {top.began_days} days ago", f"activity within {top.active_days} days"
    weeks = f"{top.score} now and in {top.weeks} of {top.of_weeks} weeks"
    earned = f"{top.earned} {CURRENCY} in {top.months} months"
    return f"{weeks}, {earned}, {began}, {active}; reviewed every {top.review_days} days"


def _priors_words(policy: Policy) -> str:
    """What holds for every table of chances."""
    priors = policy.priors
    odds, likely = plain_number(priors.suspected), priors.recommends_from
    late = _percent(priors.late_unrated)
    return (
        f"a suspected contract: odds times {odds}; would recommend from {likely}; stars not told late: none in {late} %"
    )


def _chances_words(chances: tuple[tuple[FactValue, Fraction], ...]) -> str:
    """The chances of one table, the likeliest first."""
    likeliest = sorted(chances, key=lambda chance: -chance[1])
    return ", ".join(f"{_spoken(answer)}: {plain_number(chance * 100)} %" for answer, chance in likeliest)


def chances_rows(priors: Priors) -> Iterator[tuple[str, str, str]]:
    """Every table of chances: what it is about, when it holds, and the chances."""
    for prior in priors.tables:
        yield FACT_WORDS[prior.fact].claim, when_words(prior.when), _chances_words(prior.chances)
    yield from (("stars not told", when_words(table.when), _chances_words(table.chances)) for table in priors.stars)
    amounts = ", ".join(f"{amount}: {plain_number(chance * 100)} %" for amount, chance in priors.earned)
    yield "amount not told", when_words(()), amounts
    hourly, once = (plain_number(100 * chance) for chance in (priors.hourly, priors.hourly_paid_once))
    rhythm = f"hourly: {hourly} %, paid once at its start in {once} % of these and else in every month; fixed: the rest"
    yield "kind and payments not told", when_words(()), rhythm
    yield "a day known within bounds", when_words(()), "every day of the bounds alike"


def when_words(conditions: tuple[Condition, ...]) -> str:
    """What must hold, in words; a line without conditions takes what is left."""
    return ", ".join(_condition_words(condition) for condition in conditions) or "nothing before it holds"


def _condition_words(condition: Condition) -> str:
    """One claim about one fact."""
    fact = FACT_WORDS[condition.fact].claim
    if condition.one_of in ((True,), (False,)):
        return fact if condition.one_of[0] else f"not {fact}"
    if condition.one_of is not None:
        return f"{fact} {' or '.join(_spoken(value) for value in condition.one_of)}".lstrip()
    bounds = (("at least", condition.at_least), ("above", condition.above), ("below", condition.below))
    return f"{fact} {' and '.join(f'{name} {plain_number(bound)}' for name, bound in bounds if bound is not None)}"


def _spoken(value: FactValue) -> str:
    """A word of the policies as a person would say it."""
    if value is None:
        return "none"
    return plain_number(value) if isinstance(value, Fraction) else str(value).replace("_", " ")


def basis_words(basis: Basis) -> str:
    """How certain, and who says so."""
    return f"{basis.known} ({' '.join(basis.source)})" if basis.source else basis.known


def text_row(sentence: str, *cells: str) -> Row:
    """A table row of texts, and the same in a sentence, which names the cells by their numbers."""
    return Row(tuple(Span(cell) for cell in cells), sentence.format(*cells))
