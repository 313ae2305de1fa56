"""The seen score is the question: which number it is, and whether the rules alone already give it."""

from __future__ import annotations

from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.domain.seen import SEED, SeenAnswer
from jss_cli.domain.timeline import Timeline
from jss_cli.explaining.time.standing import whole_on


def _observed_until(case: Case) -> tuple[Observation, ...]:
    """What was seen until the day of a case, the latest first, from the last day on which a score was told."""
    past = sorted((seen for seen in case.history.observed if seen.on <= case.day), key=lambda seen: seen.on)
    while past and not past[-1].is_of_score:
        past.pop()
    return tuple(reversed(past))


def is_given_by_rules(case: Case, seen: Observation, line: Timeline | None = None) -> bool:
    """Whether the rules alone give what was seen, for the day on which it was computed or that on which it was seen."""
    days = dict.fromkeys((case.rulebook.on(seen.on).cadence.last_until(seen.on), seen.on))
    return any(seen.allows(whole_on(case, day, line)) for day in days)


def seen_otherwise(case: Case, line: Timeline | None = None) -> Observation | None:
    """What was seen last of the score, if the rules alone do not give it."""
    seen = next(iter(_observed_until(case)), None)
    return None if seen is None or is_given_by_rules(case, seen, line) else seen


def seen_differently(case: Case, seed: int = SEED, line: Timeline | None = None) -> SeenAnswer | None:
    """The answer for the score that was seen last; None if none was, or the rules alone give it."""
    if not seen_otherwise(case, line):
        return None
    from jss_cli.explaining.seen.answering import answer_seen  # noqa: PLC0415 - a start where the rules give it

    return answer_seen(case, _observed_until(case), seed)
