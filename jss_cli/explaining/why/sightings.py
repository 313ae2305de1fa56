"""Observed scores beside computed ones."""

from __future__ import annotations

from collections.abc import Iterator

from jss_cli.domain.case import Case
from jss_cli.domain.sighting import Sighting
from jss_cli.explaining.time.timeline import stretch_on, timeline


def compare_observed(case: Case) -> tuple[Sighting, ...]:
    """Every observed score beside the one computed for its day under the policy of that day, oldest first."""
    return tuple(_sightings(case)) if case.history.observed else ()


def _sightings(case: Case) -> Iterator[Sighting]:
    """All days in one sweep: scoring each of them would take as many times as long."""
    seen = sorted(case.history.observed, key=lambda observation: observation.on)
    line = timeline(case.history, case.rulebook, seen[0].on, seen[-1].on)
    for observation in seen:
        stretch = stretch_on(line, observation.on)
        assert stretch is not None  # noqa: S101 - the sweep holds every day
        yield Sighting(observation, stretch.whole, stretch.policy)
