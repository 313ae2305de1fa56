"""The walk over all worlds of a reading."""

from __future__ import annotations

from itertools import pairwise

from seen_cases import ASSUMED, SUNDAY, case_of, rated

from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.explaining.seen.stages import Effort, Trellis
from jss_cli.explaining.seen.weighing import readings_of, weighings_of

SEEN = [Observation(SUNDAY, 83), Observation(SUNDAY.replace(month=9), 100)]


def trellis_of(case: Case, effort: Effort) -> Trellis:
    found, _ = readings_of(case, SEEN, ASSUMED)
    return weighings_of(found, SEEN, ASSUMED, effort)[0].trellis


def test_every_step_leads_from_cells_before_it_once_in_each_way_to_cells_behind_it(unknown_six: Case) -> None:
    trellis = trellis_of(unknown_six, Effort(2, 0.0))
    assert len(trellis.stages) == len(trellis.course.steps) == len(trellis.layers) - 1
    assert len(trellis.ends) == len(trellis.shares) == trellis.layers[-1]
    for stage, (before, after) in zip(trellis.stages, pairwise(trellis.layers), strict=True):
        for _, sources, targets in stage.moves:
            assert len(sources) == len(targets)
            assert sources == sorted({*sources} & {*range(before)})
            assert {*targets} <= {*range(after)}


def test_cells_that_are_not_followed_are_counted_and_make_the_walk_smaller(unknown_six: Case) -> None:
    whole, part = trellis_of(unknown_six, Effort(2, 0.0)), trellis_of(unknown_six, Effort(2, 1e-4))
    assert whole.dropped == 0 < part.dropped < 0.1
    moves = [sum(len(cells) for s in t.stages for _, cells, _ in s.moves) for t in (part, whole)]
    assert moves == sorted(moves)


def test_of_too_many_worlds_no_reading_is_summed() -> None:
    found, _ = readings_of(case_of(*map(rated, range(8))), SEEN, ASSUMED)
    assert not weighings_of(found, SEEN, ASSUMED, Effort(2, 0.0, cells=100))
