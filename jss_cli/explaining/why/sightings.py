"""Observed scores beside computed ones, and what the insights page lists beside what the rules count."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jss_cli.domain.case import Case
from jss_cli.domain.history import UNKNOWN, Observation
from jss_cli.domain.score import shown_percent
from jss_cli.domain.sighting import AnswerCount, Sighting
from jss_cli.domain.timeline import Stretch, Timeline
from jss_cli.explaining.time.timeline import timeline
from jss_cli.scoring.context import Relations, Surroundings
from jss_cli.scoring.facts import facts_on
from jss_cli.scoring.scoring import held, score_history


def compare_observed(case: Case, line: Timeline | None = None) -> tuple[Sighting, ...]:
    """Every observed score beside the one computed for its day under the policy of that day, oldest first; off a line
    that is known already, if it holds the days."""
    return tuple(_sightings(case, line)) if case.history.observed else ()


def contradicted_in(case: Case) -> tuple[str, ...]:
    """The ids of the contracts that the insights page lists as counted and that no rule of the day can count."""
    marked = any(contract.insights for contract in case.history.contracts)
    return score_history(case.history, case.policy, case.day).contradicted if marked else ()


def _sightings(case: Case, line: Timeline | None) -> Iterator[Sighting]:
    """All days in one sweep: scoring each of them would take as many times as long."""
    seen = sorted(case.history.observed, key=lambda observation: observation.on)
    if line is None or not line.first <= seen[0].on <= seen[-1].on <= line.last:
        line = timeline(case.history, case.rulebook, seen[0].on, seen[-1].on)
    for observation in seen:
        stretch = line.stretch_on(observation.on)
        assert stretch is not None  # noqa: S101 - the sweep holds every day
        windows = tuple(_window_percent(stretch, months) for months, _ in observation.windows)
        eligible, answers = _eligible(case, observation), _answers(case, observation)
        yield Sighting(observation, stretch.whole, stretch.policy, windows, eligible, answers)


def _eligible(case: Case, seen: Observation) -> int | None:
    """How many contracts the longest window counts, where the insights page was told to say so; else None."""
    if seen.eligible is None:
        return None
    policy = case.rulebook.on(seen.on)
    return len(held(score_history(case.history, policy, seen.on).verdicts, policy.windows.lengths[-1], seen.on))


def _answers(case: Case, seen: Observation) -> AnswerCount | None:
    """The private answers that there may be, where no number of them gives the share that was seen; contracts that are
    not listed may have any."""
    if seen.recommend_percent is None:
        return None
    policy, contracts = case.rulebook.on(seen.on), case.history.contracts
    around = Surroundings(Fraction(0), Relations(contracts, seen.on))
    given = [facts_on(contract, seen.on, policy, around).recommend for contract in contracts]
    known = [answer for answer in given if isinstance(answer, int)]
    poor = sum(answer < policy.priors.recommends_from for answer in known)
    count = AnswerCount(len(known), poor, given.count(UNKNOWN) + (case.history.unlisted or 0))
    return None if count.may_give(seen.recommend_percent) else count


def _window_percent(stretch: Stretch, months: int) -> int | None:
    """The whole percent of one window, of a blend too; None: it has no score."""
    policy = stretch.policy
    sums = (part for window in stretch.windows for part in window.parts if part.months == months)
    whole = next((part for part in sums if part.meets(policy.windows.minimum)), None)
    return None if whole is None else shown_percent(Fraction(100 * whole.value, whole.total * policy.scale.unit))
