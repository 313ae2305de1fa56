from __future__ import annotations

from itertools import chain
from operator import mul

import pytest
import walks

from jss_cli.explaining.unseen.walk.flow import backward, branch_sums, forward, sum_at_end, sum_of
from jss_cli.explaining.unseen.walk.walk import Walk


@pytest.mark.parametrize("number", range(walks.SMALL))
def test_what_flows_to_the_end_is_the_sum_over_every_world_that_fits(number: int) -> None:
    prospect = walks.small_prospects()[number]
    walk, found = Walk(prospect.course), walks.fitting(prospect.course)
    assert sum_at_end(walk, prospect.counts) == sum(walks.weigh(way, prospect.counts) for way in found)
    chance = sum(walks.weigh(way, prospect.shares) for way in found)
    assert sum_at_end(walk, prospect.shares) == pytest.approx(chance, abs=1e-12)
    layers, left = forward(walk, prospect.shares), backward(walk, prospect.shares)
    assert sum_of(layers[-1]) == pytest.approx(chance, abs=1e-12)
    sums = branch_sums(walk, prospect.shares, layers, left)
    for spot, of_spot in enumerate(sums):
        for branch, found_sum in enumerate(of_spot):
            by_hand = sum(walks.weigh(way, prospect.shares) for way in found if way[spot] == branch)
            assert found_sum == pytest.approx(by_hand, abs=1e-12)


def test_between_any_two_stages_forward_times_backward_is_the_whole() -> None:
    for prospect in walks.small_prospects():
        walk = Walk(prospect.course)
        pairs = zip(forward(walk, prospect.shares), backward(walk, prospect.shares), strict=True)
        sums = [sum(map(mul, chain(*come), chain(*go))) for come, go in pairs]
        assert sums == pytest.approx([sums[0]] * len(sums))
