"""And if this had been otherwise, over the worlds that show what was seen."""

from __future__ import annotations

from fractions import Fraction
from math import fsum
from operator import attrgetter

from jss_cli.domain.case import Case
from jss_cli.domain.history import Contract, Unknown
from jss_cli.domain.scenario import Counterfactual, Scenario, ScenarioStep, SetFact
from jss_cli.domain.score import shown_percent
from jss_cli.domain.seen import SeenAnswer
from jss_cli.domain.seen_next import PointsBand, SeenCounterfactual
from jss_cli.explaining.next.applying import apply
from jss_cli.explaining.seen.band import band_of, points_of
from jss_cli.explaining.seen.worlds import world_cases
from jss_cli.scoring.scoring import score_history


def seen_counterfactual(case: Case, computed: Counterfactual, answer: SeenAnswer) -> SeenCounterfactual:
    """Both scores over the worlds: what was changed is so in each of them, all else is as there, surprises too."""
    worlds, told, kept = world_cases(case, answer.worlds), _by_id(case), _kept(computed)
    scenarios = [_scenario_in(world.case, computed.scenario, told, kept) for world in worlds]
    pairs = [(_percents(world.case, own), world.share) for world, own in zip(worlds, scenarios, strict=True)]
    before, after = ([(ends[side], share) for ends, share in pairs] for side in (0, 1))
    start = band_of((_whole(percent), share) for percent, share in before)
    seen = answer.seen.score if computed.bridge.end.day == case.day else None
    is_apart = not start.holds(seen)
    return SeenCounterfactual(
        answer=answer,
        computed=computed,
        before=start,
        after=band_of((_whole(percent), share) for percent, share in after),
        from_seen=band_of((_from_seen(seen, *ends, is_apart=is_apart), share) for ends, share in pairs),
        expected=(_mean(before), _mean(after)),
        points=_points(pairs),
    )


def _points(pairs: list[tuple[tuple[Fraction | None, Fraction | None], float]]) -> PointsBand:
    """What lies between both scores in points where there are both."""
    moves = [(float(new - old), share) for (old, new), share in pairs if old is not None and new is not None]
    there = fsum(share for _, share in moves)
    return points_of((points, share / there) for points, share in moves)


def _by_id(case: Case) -> dict[str, Contract]:
    """The contracts of a case."""
    return {contract.id: contract for contract in case.history.contracts}


def _kept(computed: Counterfactual) -> set[str]:
    """The contracts that count by the file alone as they did before the changes."""
    before, after = (
        {one.verdict.contract.id: one.verdict.outcome for one in end.contributions}
        for end in (computed.before, computed.after)
    )
    return {name for name, outcome in after.items() if before.get(name) is outcome}


def _scenario_in(world: Case, scenario: Scenario, told: dict[str, Contract], kept: set[str]) -> Scenario:
    """The changes that change something in a world."""
    lived = _by_id(world)
    changes = (step for step in scenario.changes if not _is_idle(step, told, lived, kept))
    return Scenario(tuple(changes), scenario.name)


def _is_idle(step: ScenarioStep, told: dict[str, Contract], lived: dict[str, Contract], kept: set[str]) -> bool:
    """Whether a change leaves a contract of a world as it is: it says what the file tells anyway, or it is about a fact
    by which the world has a surprise, against what is told, and by the file the contract counts as it did."""
    deed = step.deed
    if not isinstance(deed, SetFact) or deed.contract not in told:
        return False
    fact = attrgetter(deed.fact.name)
    known = fact(told[deed.contract])
    is_surprise = not isinstance(known, Unknown) and known != fact(lived[deed.contract])
    return known == deed.fact.value or (is_surprise and deed.contract in kept)


def _percents(case: Case, scenario: Scenario) -> tuple[Fraction | None, Fraction | None]:
    """The exact scores of one world before and after the changes."""
    changed = apply(case, scenario)
    before = score_history(case.history, case.policy, case.day).percent
    return before, score_history(changed.history, changed.rulebook.on(changed.day), changed.day).percent


def _from_seen(seen: int | None, before: Fraction | None, after: Fraction | None, *, is_apart: bool) -> int | None:
    """What a world comes to after the changes: counted from the number that was seen if it gains nothing, or if what
    fits comes to another one."""
    if seen is None or before is None or after is None or not (is_apart or before == after):
        return _whole(after)
    return shown_percent(seen + after - before)


def _whole(percent: Fraction | None) -> int | None:
    return None if percent is None else shown_percent(percent)


def _mean(shares: list[tuple[Fraction | None, float]]) -> float:
    """The expected percent; a score that is missing counts as 0."""
    return fsum(float(percent or 0) * share for percent, share in shares)
