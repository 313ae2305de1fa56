"""Observed scores beside computed ones."""

from __future__ import annotations

from collections.abc import Iterator

from jss_cli.domain.case import Case
from jss_cli.domain.sighting import Sighting
from jss_cli.scoring.scoring import score_history


def compare_observed(case: Case) -> tuple[Sighting, ...]:
    """Every observed score beside the one computed for its day under the policy of that day, oldest first."""
    return tuple(_sightings(case))


def _sightings(case: Case) -> Iterator[Sighting]:
    for observation in sorted(case.history.observed, key=lambda seen: seen.on):
        policy = case.rulebook.on(observation.on)
        yield Sighting(observation, score_history(case.history, policy, observation.on).whole, policy)
