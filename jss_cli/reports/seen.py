"""The score that a person saw, in words that every command shares: what it is, its odds, and what these rest on and
leave out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jss_cli.domain.case import Case
from jss_cli.domain.history import Contract, Unknown
from jss_cli.domain.report import Headline, Note, Span
from jss_cli.domain.seen import AlikeContracts, ScoreBand, SeenAnswer
from jss_cli.reports.header import rules
from jss_cli.reports.numbers import listed, readings_counted
from jss_cli.reports.observed import age_words, noted_words, shown_words

CERTAIN, HALF, TELLING = 0.995, 0.5, 0.2
OTHERWISE = "most of what fits comes to another number, and the odds rest on what else was seen"


def seen_headline(case: Case, answer: SeenAnswer) -> Headline:
    """The number that was seen, its day, and the rules of that day."""
    shown = f"shown on {answer.seen.on}{age_words(case, answer.seen)}"
    facts = (shown, f"rules: {rules(case, answer.score)}", "unofficial")
    label = "Noted, and no score" if answer.seen.shown == "untold" else "Job Success Score"
    return Headline(label, Span(shown_words(answer.seen), "strong"), facts)


def odds(share: float) -> str:
    """A share as odds, never as certain as it is not: 76 in 100, over 99 in 100, under 1 in 100."""
    if share >= CERTAIN:
        return "over 99 in 100"
    return "under 1 in 100" if share < 1 - CERTAIN else f"{round(share * 100)} in 100"


def alone_words(answer: SeenAnswer) -> str:
    """What the rules alone give for the day seen."""
    whole = answer.score.whole
    return f"The rules alone give {'no score' if whole is None else f'{whole} %'} for that day."


def astray_words(answer: SeenAnswer) -> str:
    """That what comes nearest to what was seen has no score where one was, or has one where none was."""
    nearest = "a score" if answer.seen.shown == "none" else "no score"
    return f"no reading of the rules explains {shown_words(answer.seen)} with it, and what comes nearest has {nearest}"


def contract_name(contract: Contract) -> str:
    """A contract as its owner knows it."""
    return f"{contract.title} ({contract.id})" if contract.title else f"{contract.id} ({contract.client})"


def group_name(group: AlikeContracts) -> str:
    """The contracts of a group: one as its owner knows it, several by their ids."""
    return contract_name(group.odds[0].contract) if len(group.odds) == 1 else listed(group.names)


def stars_words(contract: Contract) -> str:
    """The public stars of a contract."""
    stars = contract.feedback.stars
    return (
        "stars not known"
        if isinstance(stars, Unknown)
        else "no stars"
        if stars is None
        else f"{stars} star{'s' if stars != 1 else ''}"
    )


def band_words(band: ScoreBand) -> str:
    """Where a score lies in most worlds."""
    if band.low is None or band.high is None:
        return "no score"
    missing = ", or none" if band.missing >= 1 - CERTAIN * CERTAIN else ""
    return (f"{band.low} %" if band.low == band.high else f"{band.low}-{band.high} %") + missing


def near_words(answer: SeenAnswer) -> str:
    """That worlds near a range that was seen are among those that fit; empty where one number was."""
    return "; what comes near the range is among them" if answer.seen.shown == "within" else ""


def today_words(case: Case, band: ScoreBand) -> str:
    """What the worlds that fit give on the day asked about, which is later than the score that was seen."""
    today = "Today" if case.day_from == "today" else f"On {case.day}"
    return f"{today}, by the same worlds: {band_words(band)}."


def start_notes(answer: SeenAnswer) -> list[Note]:
    """From which number what lies ahead starts, where it is not the one that was seen."""
    if answer.fits == "nothing" or answer.exact >= HALF or not answer.unexplained:
        return []
    words = f"the rules come to {round(answer.expected)} %, not to {shown_words(answer.seen)}"
    return [Note("From here", f"{words}: what is said of later days starts there")]


def given_up_notes(answer: SeenAnswer) -> list[Note]:
    """The older days whose number does not go with the one that the answer is about, and what else was noted that
    does not go with what fits."""
    return [Note("Given up", words) for _, words in _given_up(answer)]


def given_up_on(answer: SeenAnswer, day: date) -> tuple[str, ...]:
    """The same of what was noted on one day, in words."""
    return tuple(words for on, words in _given_up(answer) if on == day)


def _given_up(answer: SeenAnswer) -> Iterator[tuple[date, str]]:
    told = f"does not go with that of {answer.seen.on}: a passing or mistaken number"
    for day in answer.set_aside:
        on = day.observation.on
        yield on, f"{shown_words(day.observation)} on {on} {told} ({odds(day.astray)})"
    for day in answer.days:
        on, noted = day.observation.on, noted_words(day.observation)
        for fact, share in (("eligible", day.miscounted), ("recommend", day.misshared)):
            if share > HALF:
                yield on, f"{noted[fact]} on {on}, as mistaken ({odds(share)}): {OTHERWISE}"


def unweighed_notes(answer: SeenAnswer) -> list[Note]:
    """What was noted of the days seen that the odds do not rest on, and what too many contracts leave out."""
    seen = [day.observation for day in answer.days]
    lengths = answer.score.policy.windows.lengths
    told = [
        ("windows that these rules do not have", any(m not in lengths for one in seen for m, _ in one.windows)),
        ("a fall", any(one.shown == "fall" for one in seen)),
    ]
    noted = ", ".join(name for name, is_told in told if is_told)
    words = [f"{noted}: noted in the file, but no odds rest on it"] if noted else []
    left = (
        f"every day on which {listed(answer.days_taken, 6)} may have begun or ended: there are too many ways to tell "
        "them, so that the odds rest on the days taken"
    )
    return [Note("Not weighed", one) for one in (*words, *([left] if answer.days_taken else []))]


def later_notes(case: Case, answer: SeenAnswer) -> list[Note]:
    """What was noted after the score was computed anew, without that score."""
    seen = answer.seen.on
    noted = (one.on for one in case.history.observed if not one.is_of_score and seen < one.on <= case.day)
    days = [str(day) for day in sorted(noted) if case.rulebook.on(day).cadence.last_until(day) > seen]
    words = f"what was noted on {listed(days)}: the score was computed anew since {seen}, and it is not told"
    return [Note("Not weighed", f"{words}; add the score of that day")] if days else []


def sampled_notes(answer: SeenAnswer) -> list[Note]:
    """That what is told is of some worlds alone, where there are too many to weigh them all."""
    if not answer.is_sampled:
        return []
    words = (
        f"too many worlds to weigh them all: {len(answer.worlds)} that fit were drawn, by the heaviest reading of the "
        "rules alone; odds are ± 5 in 100"
    )
    return [Note("Drawn", words)]


def reading_words(options: tuple[str, ...]) -> str:
    """A reading of the rules by its options."""
    return ", ".join(options) if options else "the heaviest option of each topic"


def weighed_words(answer: SeenAnswer) -> str:
    """How many readings of the rules the odds rest on, and what the odds leave out."""
    told = f"weighed: {readings_counted(answer.weighed, answer.number)}"
    if answer.held >= CERTAIN:
        return told
    return f"{told}, {odds(float(answer.held))} by weight: what the others would say is not in the odds"


def readings_held_words(answer: SeenAnswer) -> str:
    """How much of all readings odds rest on, beside how far they are off; empty if it is nearly all."""
    return "" if answer.held >= CERTAIN else f"; the readings weighed hold {odds(float(answer.held))} by weight"
