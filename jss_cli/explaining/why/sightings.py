"""Observed scores beside computed ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from jss_cli.domain.history import History
from jss_cli.domain.policy import Policy
from jss_cli.domain.sighting import Sighting
from jss_cli.scoring.scoring import score_history

PolicyOn = Callable[[date], Policy]


def compare_observed(history: History, policy_on: PolicyOn) -> tuple[Sighting, ...]:
    """Every observed score beside the one computed for its day under the policy of that day, oldest first."""
    sightings = []
    for observation in sorted(history.observed, key=lambda seen: seen.on):
        policy = policy_on(observation.on)
        computed = score_history(history, policy, observation.on).whole
        sightings.append(Sighting(observation, computed, policy))
    return tuple(sightings)
