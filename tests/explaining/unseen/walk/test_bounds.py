from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
import walks

from jss_cli.domain.score import shown_percent
from jss_cli.domain.story import Seen
from jss_cli.explaining.unseen.walk.bounds import PruningBound, bounds
from jss_cli.explaining.unseen.walk.flow import sum_at_end
from jss_cli.explaining.unseen.walk.lanes import Tally
from jss_cli.explaining.unseen.walk.walk import Walk
from jss_cli.files.policy import load_policy

DAY = date(2016, 8, 21)


@pytest.mark.parametrize("score", [0, 1, 50, 99, 100])
def test_the_bounds_hold_just_the_ratios_that_are_shown_as_the_score(score: int) -> None:
    lower, upper = bounds(Seen(DAY, load_policy(None, DAY), score))
    for ratio in (Fraction(n, 400) for n in range(-400, 401)):
        assert ((lower is None or lower <= ratio) and ratio < upper) == (shown_percent(100 * ratio) == score)


def test_what_is_cut_never_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same walks with every cell kept have as many worlds that fit, and more cells."""
    cut = [Walk(prospect.course) for prospect in walks.small_prospects()]
    monkeypatch.setattr(PruningBound, "surviving", every_cell)
    whole = [Walk(prospect.course) for prospect in walks.small_prospects()]
    for prospect, some, every in zip(walks.small_prospects(), cut, whole, strict=True):
        assert sum_at_end(some, prospect.counts) == sum_at_end(every, prospect.counts)
    assert sum(walk.cells for walk in cut) < 0.95 * sum(walk.cells for walk in whole)


def every_cell(_: PruningBound, tally: Tally, cells: range, step: int) -> range:
    assert tally.weight >= 0 <= step
    return cells
