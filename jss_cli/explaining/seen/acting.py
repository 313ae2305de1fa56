"""What can be done about the contracts that exist, over the worlds that show what was seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import fsum
from typing import get_args

from jss_cli.domain.case import Case
from jss_cli.domain.history import Contract
from jss_cli.domain.plan import Action, ActionKind, Refusal, RefusalKind
from jss_cli.domain.score import shown_percent
from jss_cli.domain.seen_next import SeenAction
from jss_cli.explaining.next.actions import NOTHING, above_waits, survey
from jss_cli.explaining.next.requests import is_askable
from jss_cli.explaining.seen.ahead import LIKELY
from jss_cli.explaining.seen.band import band_of, points_of
from jss_cli.explaining.seen.ways import WorldLine
from jss_cli.explaining.seen.worlds import WorldCase
from jss_cli.scoring.scoring import score_history

MOST_SURVEYED = 2_000  # contracts of all worlds: some two seconds


@dataclass
class _Found:
    """What was found over worlds: per kind and contract the action in each world that has it; what is refused."""

    actions: dict[tuple[ActionKind, str], list[tuple[Action, float]]] = field(default_factory=lambda: defaultdict(list))
    refused: dict[tuple[RefusalKind, str], float] = field(default_factory=lambda: defaultdict(float))
    held: float = 0.0


def seen_actions(
    case: Case, worlds: Sequence[WorldCase], lines: Sequence[WorldLine]
) -> tuple[tuple[SeenAction, ...], tuple[Refusal, ...]]:
    """The actions by the points that they are expected to gain, above each that may go badly a wait that is expected to
    do as well; and what is asked for in vain in most worlds."""
    contracts = {contract.id: contract for contract in case.history.contracts}
    found = _surveyed(worlds)
    own = ((kind, contracts[name], p) for (kind, name), p in found.actions.items() if name in contracts)
    told = (_action(one, p, found.held) for kind, one, p in own if is_askable(kind, one, case.policy, case.day))
    likely = [action for action in told if action.share >= LIKELY]
    acts = above_waits(likely, lambda action: _wait_for(case, action, lines), lambda action: round(_gain(action), 9))
    return acts, tuple(_refusals(found, contracts))


def _surveyed(worlds: Sequence[WorldCase]) -> _Found:
    """What can be done in each world, the likeliest ones only where there are many contracts."""
    found = _Found()
    most = MOST_SURVEYED // max((len(world.case.history.contracts) for world in worlds), default=1)
    for case, share in worlds[: max(most, 1)]:
        own = survey(case.history, score_history(case.history, case.policy, case.day))
        found.held += share
        for action in own.actions:
            found.actions[action.kind, action.contract.id].append((action, share))
        for refusal in own.refusals:
            for name in refusal.contracts:
                found.refused[refusal.kind, name] += share
    return found


def _action(contract: Contract, pairs: Sequence[tuple[Action, float]], held: float) -> SeenAction:
    """One action over the worlds in which it gains something."""
    first = pairs[0][0]
    share = fsum(share for _, share in pairs)
    rules: dict[str, float] = defaultdict(float)
    for action, own in pairs:
        rules[action.rule.code] += own
    decisive = max(rules, key=rules.__getitem__)
    risks = [(shown_percent(action.risk), own) for action, own in pairs if action.risk is not None]
    return SeenAction(
        kind=first.kind,
        contract=contract,
        agency=first.agency,
        share=share / held,
        points=points_of((float(action.points), own / share) for action, own in pairs),
        after=band_of((shown_percent(action.percent), own / share) for action, own in pairs),
        risk=band_of((risk, own / fsum(o for _, o in risks)) for risk, own in risks) if risks else None,
        rule=next(action.rule for action, _ in pairs if action.rule.code == decisive),
        until=first.until,
    )


def _gain(action: SeenAction) -> float:
    """The points that an action is expected to gain over all worlds."""
    return action.share * action.points.mean


def _wait_for(case: Case, action: SeenAction, lines: Sequence[WorldLine]) -> SeenAction | None:
    """Leaving the contract of an action alone until that is expected to gain as much; None if it may not go badly, or
    that never is."""
    if action.risk is None:
        return None
    days = sorted({stretch.first for line, _ in lines for stretch in line.stretches if stretch.first > case.day})
    for day in lines[0][0].told_of(days, case.day):
        gains = list(_gains(case.day, day, lines))
        if fsum(points * share for points, _, share in gains) >= _gain(action) - 1e-9:
            return _wait(action, day, [one for one in gains if one[0] > 0])
    return None


def _gains(today: date, day: date, lines: Sequence[WorldLine]) -> Iterator[tuple[float, int | None, float]]:
    """Per world the points gained from one day to another if nothing happens, the score then, and its share."""
    for line, share in lines:
        before, after = line.stretch_on(today), line.stretch_on(day)
        percents = [(stretch.percent if stretch else None) or NOTHING for stretch in (before, after)]
        yield float(percents[1] - percents[0]), after.whole if after else None, share


def _wait(action: SeenAction, day: date, gains: Sequence[tuple[float, int | None, float]]) -> SeenAction:
    """The wait over the worlds in which it gains something."""
    share = fsum(own for _, _, own in gains)
    points = points_of((gain, own / share) for gain, _, own in gains)
    after = band_of((whole, own / share) for _, whole, own in gains)
    return SeenAction("wait", action.contract, "you", action.rule, day, None, share, points, after)


def _refusals(found: _Found, contracts: dict[str, Contract]) -> Iterator[Refusal]:
    """What is asked for in vain in most worlds."""
    names: dict[RefusalKind, list[str]] = defaultdict(list)
    for (kind, name), share in found.refused.items():
        if share >= found.held / 2 and name in contracts:
            names[kind].append(name)
    for kind in get_args(RefusalKind):
        if names[kind]:
            yield Refusal(kind, tuple(name for name in contracts if name in names[kind]))
