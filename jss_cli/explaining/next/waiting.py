"""A risky action that waiting makes needless: the wait is told first."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from jss_cli.domain.plan import Action
from jss_cli.domain.score import Score, shown_percent
from jss_cli.domain.timeline import Stretch, Timeline

NOTHING = Fraction(0)


class _Ranked(NamedTuple):
    """An action with what it is ranked by: its points, but no more than a wait that does as well has."""

    points: Fraction
    action: Action


def with_waits(actions: Iterable[Action], score: Score, line: Timeline) -> tuple[Action, ...]:
    """Actions by the points they gain, and above each that may go badly the first wait that does as well."""
    ranked = []
    waits: dict[str, Action] = {}
    for action in actions:
        wait = _wait_for(action, score, line)
        if wait:
            waits.setdefault(action.contract.id, wait)
        ranked.append(_Ranked(min(action.points, wait.points) if wait else action.points, action))
    ranked += [_Ranked(wait.points, wait) for wait in waits.values()]
    ranked.sort(key=lambda one: (-one.points, one.action.kind != "wait", one.action.risk is not None))
    return tuple(one.action for one in ranked)


def _wait_for(action: Action, score: Score, line: Timeline) -> Action | None:
    """Leaving the contract of an action alone until its gain has come by itself; None if it may not go badly, or that
    never comes."""
    if action.risk is None or action.risk >= action.percent:
        return None
    for stretch in line.stretches:
        if stretch.first > score.as_of and stretch.percent is not None and _does_as_well(stretch, action, score):
            points = stretch.percent - (score.percent or NOTHING)
            then = (verdict for era in line.eras for verdict in era.verdicts_on(stretch.first))
            rule = next((one.rule for one in then if one.contract.id == action.contract.id), action.rule)
            return Action("wait", action.contract, "you", stretch.percent, points, rule, until=stretch.first)
    return None


def _does_as_well(stretch: Stretch, action: Action, score: Score) -> bool:
    """Whether a later score is as high as an action's, or is shown as high, and higher than today's."""
    assert stretch.percent is not None and stretch.whole is not None  # noqa: S101, PT018 - asked of scores alone
    is_shown = stretch.whole >= shown_percent(action.percent) and stretch.percent > (score.percent or NOTHING)
    return stretch.percent >= action.percent or is_shown
