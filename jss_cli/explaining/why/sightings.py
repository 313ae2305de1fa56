"""Observed scores beside computed ones."""

from __future__ import annotations

from collections.abc import Iterator

from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.domain.score import Score, shown_percent
from jss_cli.domain.sighting import Sighting
from jss_cli.scoring.scoring import held, score_history


def compare_observed(case: Case) -> tuple[Sighting, ...]:
    """Every observed score beside the one computed for its day under the policy of that day, oldest first."""
    return tuple(_sightings(case))


def _sightings(case: Case) -> Iterator[Sighting]:
    for observation in sorted(case.history.observed, key=lambda seen: seen.on):
        policy = case.rulebook.on(observation.on)
        yield sighted(observation, score_history(case.history, policy, observation.on))


def sighted(seen: Observation, score: Score) -> Sighting:
    """What was seen beside the score of its day."""
    windows = tuple(window_percent(score, months) for months, _ in seen.windows)
    counted = held(score.verdicts, score.policy.windows.lengths[-1], seen.on) if seen.eligible is not None else None
    return Sighting(seen, score.whole, score.policy, windows, None if counted is None else len(counted))


def window_percent(score: Score, months: int) -> int | None:
    """The whole percent of one window; None: it has no score."""
    percents = (w.percent for w in score.windows if [part.months for part in w.parts] == [months])
    percent = next(percents, None)
    return None if percent is None else shown_percent(percent)
