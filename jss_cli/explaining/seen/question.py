"""The seen score is the question: which number it is, and whether the rules alone already give it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.domain.timeline import Timeline
from jss_cli.explaining.time.standing import whole_on


def observed_until(case: Case) -> tuple[Observation, ...]:
    """What was seen until the day of a case, the latest first, from the last day on which a score was told."""
    past = (seen for seen in case.history.observed if seen.on <= case.day)
    return from_last_score(case, sorted(past, key=lambda seen: seen.on)[::-1])


def from_last_score(case: Case, found: Sequence[Observation]) -> tuple[Observation, ...]:
    """What was seen, the latest first, from the last score on; what was noted later of the same computation is taken
    as noted with it."""
    first = next((place for place, seen in enumerate(found) if seen.is_of_score), None)
    if first is None:
        return ()
    score = found[first]
    for later in reversed(found[:first]):
        if is_of_same_run(case, score, later):
            score = _noted_with(score, later)
    return (score, *found[first + 1 :])


def is_of_same_run(case: Case, score: Observation, later: Observation) -> bool:
    """Whether nothing was computed anew from the day of a score to a later one."""
    return case.rulebook.on(later.on).cadence.last_until(later.on) <= score.on < later.on


def _noted_with(score: Observation, later: Observation) -> Observation:
    """A score with what a later day tells beside it, as far as it tells that not itself."""
    if score.recommend is None:
        score = replace(score, recommend=later.recommend, recommend_of=later.recommend_of)
    eligible = later.eligible if score.eligible is None else score.eligible
    return replace(score, eligible=eligible, windows=score.windows or later.windows)


def is_given_by_rules(case: Case, seen: Observation, line: Timeline | None = None) -> bool:
    """Whether the rules alone give what was seen, for the day on which it was computed or that on which it was seen."""
    days = dict.fromkeys((case.rulebook.on(seen.on).cadence.last_until(seen.on), seen.on))
    return any(seen.allows(whole_on(case, day, line)) for day in days)


def last_seen(case: Case) -> Observation | None:
    """What was seen last of the score; None if nothing was."""
    return next(iter(observed_until(case)), None)


def seen_otherwise(case: Case, line: Timeline | None = None) -> Observation | None:
    """What was seen last of the score, if the rules alone do not give it."""
    seen = last_seen(case)
    return None if seen is None or is_given_by_rules(case, seen, line) else seen
