"""Falls of the score: taken from the score that was noted before, where one was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from jss_cli.domain.history import DAY, History, Observation


def with_falls(history: History) -> History:
    """A history in which each fall from a score that was noted before is the score that it fell to."""
    if all(seen.shown != "fall" for seen in history.observed):
        return history
    taken: list[Observation] = []
    for seen in sorted(history.observed, key=lambda seen: seen.on):
        before = last_score(taken, seen.on - DAY)
        taken.append(seen if before is None else _fallen_from(before, seen))
    return replace(history, observed=tuple(taken))


def last_score(observed: Sequence[Observation], until: date) -> Observation | None:
    """What of the score was noted last until a day: of two on one day the one that is listed last."""
    past = (one for one in reversed(observed) if one.on <= until and one.is_of_score)
    return max(past, key=lambda one: one.on, default=None)


def _fallen_from(before: Observation, seen: Observation) -> Observation:
    """A fall as the score that it leaves of an earlier one, if there are as many points to lose."""
    if seen.shown != "fall" or before.score is None or seen.fell is None or seen.fell > before.score:
        return seen
    return replace(seen, shown="score", score=before.score - seen.fell)
