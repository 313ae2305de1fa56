"""Everything that answers "why is my score what it is?", put together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from jss_cli.domain.case import Case
from jss_cli.domain.explanation import Explanation, Sighting
from jss_cli.domain.history import History
from jss_cli.domain.policy import Policy
from jss_cli.explaining.attribution import attribute
from jss_cli.explaining.reasons import rank_reasons
from jss_cli.scoring.scoring import score_history

PolicyOn = Callable[[date], Policy]


def explain(case: Case, policy_on: PolicyOn) -> Explanation:
    """The explanation of a case; `policy_on` gives the policy for the days of observed scores."""
    attribution = attribute(score_history(case.history, case.policy, case.day))
    sightings = compare_observed(case.history, policy_on)
    return Explanation(case, attribution, sightings, rank_reasons(attribution))


def compare_observed(history: History, policy_on: PolicyOn) -> tuple[Sighting, ...]:
    """Every observed score beside the one computed for its day, oldest first."""
    sightings = []
    for observation in sorted(history.observed, key=lambda seen: seen.on):
        policy = policy_on(observation.on)
        computed = score_history(history, policy, observation.on).whole
        sightings.append(Sighting(observation, computed, policy))
    return tuple(sightings)
