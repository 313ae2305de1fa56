from __future__ import annotations

from collections import defaultdict

import pytest
import walks

from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.unseen.prospect import Prospect
from jss_cli.explaining.unseen.walk import stories
from jss_cli.explaining.unseen.walk.stories import Likeliest
from jss_cli.explaining.unseen.walk.walk import Walk

Told = frozenset[tuple[int, Outcome]]


def by_hand(prospect: Prospect) -> dict[Told, float]:
    """Every story that fits, with the sum over its worlds."""
    found: dict[Told, float] = defaultdict(float)
    for way in walks.fitting(prospect.course):
        outcomes = [spot.branches[i].outcome for spot, i in zip(prospect.course.spots, way, strict=True)]
        open_ = [len({branch.outcome for branch in spot.branches}) > 1 for spot in prospect.course.spots]
        told = frozenset((spot, outcome) for spot, outcome in enumerate(outcomes) if open_[spot])
        found[told] += walks.weigh(way, prospect.shares)
    return found


@pytest.mark.parametrize("number", range(walks.SMALL))
def test_stories_come_in_the_order_of_their_chances_and_none_is_left_out(number: int) -> None:
    prospect = walks.small_prospects()[number]
    expected = by_hand(prospect)
    found = list(Likeliest(Walk(prospect.course), prospect.shares).stories())
    chances = [chance for _, chance in found]
    assert chances == pytest.approx(sorted(expected.values(), reverse=True), abs=1e-12)
    assert {frozenset(told): chance for told, chance in found} == pytest.approx(expected, abs=1e-12)


def test_a_search_that_is_too_long_ends_with_the_likeliest(monkeypatch: pytest.MonkeyPatch) -> None:
    prospect = max(walks.small_prospects(), key=lambda prospect: len(by_hand(prospect)))
    walk = Walk(prospect.course)
    every = list(Likeliest(walk, prospect.shares).stories())
    monkeypatch.setattr(stories, "MOST_LOOKS", 3 * len(walk.stages))
    some = list(Likeliest(walk, prospect.shares).stories())
    assert 0 < len(some) < len(every)
    assert some == every[: len(some)]
