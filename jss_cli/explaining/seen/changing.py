"""And if this had been otherwise, over the worlds that show what was seen."""

from __future__ import annotations

from fractions import Fraction
from math import fsum

from jss_cli.domain.case import Case
from jss_cli.domain.scenario import Counterfactual
from jss_cli.domain.score import shown_percent
from jss_cli.domain.seen import SeenAnswer
from jss_cli.domain.seen_next import PointsBand, SeenCounterfactual
from jss_cli.explaining.next.applying import apply
from jss_cli.explaining.seen.band import band_of, points_of
from jss_cli.explaining.seen.worlds import world_cases
from jss_cli.scoring.scoring import score_history


def seen_counterfactual(case: Case, computed: Counterfactual, answer: SeenAnswer) -> SeenCounterfactual:
    """Both scores over the worlds: what was changed is so in each of them, all else is as there."""
    worlds = world_cases(case, answer.worlds)
    pairs = [(_percents(world.case, computed), world.share) for world in worlds]
    before, after = ([(ends[side], share) for ends, share in pairs] for side in (0, 1))
    return SeenCounterfactual(
        answer=answer,
        computed=computed,
        before=band_of((_whole(percent), share) for percent, share in before),
        after=band_of((_whole(percent), share) for percent, share in after),
        expected=(_mean(before), _mean(after)),
        points=_points(pairs),
    )


def _points(pairs: list[tuple[tuple[Fraction | None, Fraction | None], float]]) -> PointsBand:
    """What lies between both scores in points where there are both."""
    moves = [(float(new - old), share) for (old, new), share in pairs if old is not None and new is not None]
    there = fsum(share for _, share in moves)
    return points_of((points, share / there) for points, share in moves)


def _percents(case: Case, computed: Counterfactual) -> tuple[Fraction | None, Fraction | None]:
    """The exact scores of one world before and after the changes."""
    changed = apply(case, computed.scenario)
    before = score_history(case.history, case.policy, case.day).percent
    return before, score_history(changed.history, changed.rulebook.on(changed.day), changed.day).percent


def _whole(percent: Fraction | None) -> int | None:
    return None if percent is None else shown_percent(percent)


def _mean(shares: list[tuple[Fraction | None, float]]) -> float:
    """The expected percent; a score that is missing counts as 0."""
    return fsum(float(percent or 0) * share for percent, share in shares)
