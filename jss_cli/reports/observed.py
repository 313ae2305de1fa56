"""What was seen on a day, in words, beside what the rules give."""

from __future__ import annotations

from collections.abc import Iterator

from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.domain.sighting import Sighting
from jss_cli.reports.numbers import count, signed_points

NEAR = 3  # points that a number may be off


def shown_words(seen: Observation) -> str:
    """What is known of the score that was shown."""
    match seen.shown:
        case "score":
            return f"{seen.score} %"
        case "none":
            return "no score"
        case "within" if seen.low is None:
            return f"less than {(seen.high or 0) + 1} %"
        case "within":
            return f"{seen.low} %" if seen.low == seen.high else f"{seen.low} to {seen.high} %"
        case "fall":
            return f"a score {count(seen.fell or 0, 'point')} lower than before"
        case "untold":
            return " and ".join(noted_words(seen).values()) or "no score that was noted"


def age_of(case: Case, seen: Observation) -> int:
    """How many days before the day of a case a score was seen, if that is so long ago that it is old; else 0."""
    days = (case.day - seen.on).days
    return days if days > case.policy.seen.stale_days else 0


def age_words(case: Case, seen: Observation) -> str:
    """That a score is old, or of a time with other rules than the day of a case; empty if it is not."""
    if days := age_of(case, seen):
        return f", {days} days before {case.day}: look again"
    is_past = case.policy_from == "day" and seen.on < case.policy.since <= case.day
    return f", before the rules since {case.policy.since}" if is_past else ""


def noted_words(seen: Observation) -> dict[str, str]:
    """What else was noted of what was shown, by what it is of."""
    told = {}
    if seen.eligible is not None:
        told["eligible"] = f"{seen.eligible} eligible"
    if seen.recommend is not None:
        of = seen.recommend_of
        exact = f"{seen.recommend * of} of {of}, " if of else ""
        told["recommend"] = f"{exact}{seen.recommend_percent} % would recommend"
    if seen.windows:
        told["windows"] = " and ".join(f"{percent} % in {months} months" for months, percent in seen.windows)
    return told


def comparison_words(sighting: Sighting) -> str:
    """What the rules give for it."""
    return "; ".join((_score_words(sighting), *part_words(sighting)))


def _score_words(sighting: Sighting) -> str:
    """What the rules give for the score itself."""
    seen, computed = sighting.observation, sighting.computed
    given = "no score" if computed is None else f"{computed} %"
    if seen.shown == "untold" and seen.is_constraint:
        return f"these rules give {given} for that day; jss infer says what it is worth"
    if seen.shown in {"fall", "untold"}:
        return f"these rules give {given} for that day, with which it is not compared"
    if seen.allows(computed):
        return f"these rules give {given}" if seen.shown == "within" else "the same"
    points = f" ({signed_points(computed - seen.score)})" if computed is not None and seen.score is not None else ""
    return f"these rules give {given} for that day{points}"


def part_words(sighting: Sighting) -> Iterator[str]:
    """What the rules give for single windows and the number of eligible jobs, and a share that no answers give."""
    for (months, percent), computed in zip(sighting.observation.windows, sighting.windows, strict=True):
        lengths = sighting.policy.windows.lengths
        none = "no score" if months in lengths else f"windows of {', '.join(map(str, lengths))} months only"
        given = "the same" if computed == percent else f"here {none if computed is None else f'{computed} %'}"
        yield f"{months} months {percent} %, {given}"
    if (number := sighting.observation.eligible) is not None:
        given = "the same" if number == sighting.eligible else f"here {sighting.eligible}"
        yield f"{number} eligible, {given}"
    if answers := sighting.answers:
        given = f"{answers.known} known ({answers.poor} of them poor) and {answers.unknown} unknown"
        yield f"{sighting.observation.recommend_percent} % would recommend, which no answers give here: {given}"
