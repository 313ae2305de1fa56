"""What flows through a walk: chances or counts from its start, and what is left of them to its end.

Textbook name: the forward-backward algorithm (sum-product on a trellis). State: the sums of the windows so far; a stage
is one contract, a branch one outcome of it. Forward times branch times backward, over all cells, is the chance of that
branch and of what was seen. Three five-star contracts and a score of 33 %, from either end:

    >>> from datetime import date
    >>> from jss_cli.api import open_history
    >>> from jss_cli.domain.story import Seen
    >>> from jss_cli.explaining.unseen.prospect import prospect_of
    >>> case = open_history(text='''id,client,started,ended,earned,stars
    ... a,A,2024-10-01,2024-10-15,100,5
    ... b,B,2024-10-01,2024-10-20,100,5
    ... c,C,2024-10-01,2024-10-31,100,5''', as_of=date(2024, 12, 1))
    >>> prospect = prospect_of(case.history, (Seen(case.day, case.policy, score=33),))
    >>> walk = Walk(prospect.course)
    >>> round(sum_at_end(walk, prospect.shares), 3), round(backward(walk, prospect.shares)[0][0][0], 3)
    (0.13, 0.13)
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import reduce
from itertools import chain
from math import fsum
from operator import add, mul

from jss_cli.explaining.unseen.walk.lanes import Stage
from jss_cli.explaining.unseen.walk.walk import Walk

Layer = Sequence[Sequence[float]]  # the cells of every lane between two stages
Shares = Sequence[Sequence[float]]  # per spot and branch: a chance, or a number of worlds


def forward(walk: Walk, shares: Shares) -> list[Layer]:
    """The layers from the start: the first holds 1, the last (if anything fits) the sum over all worlds that fit."""
    layers = [_start_of(walk)]
    for stage in walk.stages:
        layers.append(packed(_flowed(stage, layers[-1], shares)))
    return layers


def _start_of(walk: Walk) -> Layer:
    """The layer before the first stage: 1 in every lane that a walk begins with."""
    return tuple((1,) for _ in walk.starts)


def packed(layer: Layer) -> Layer:
    """A layer of chances in a quarter of the memory, to be kept."""
    return [array("d", lane) for lane in layer]


def _flowed(stage: Stage, layer: Layer, shares: Shares) -> Layer:
    """A layer one stage further."""
    out: list[list[float]] = [[0] * length for length in stage.after]
    for source, start, stop, target, at, branch in stage.moves:
        lane, cells, end = out[target], layer[source][start:stop], at + stop - start
        if stage.spot is None:
            lane[at:end] = [a + b for a, b in zip(lane[at:end], cells, strict=True)]
        elif share := shares[stage.spot][branch]:
            lane[at:end] = [a + share * b for a, b in zip(lane[at:end], cells, strict=True)]
    return out


def backward(walk: Walk, shares: Shares) -> list[Layer]:
    """The layers to the end: for every cell the sum over all ways on that fit."""
    left: list[Layer] = [[[1] * length for length in walk.stages[-1].after]]
    for stage in reversed(walk.stages):
        left.append(packed(returned(stage, left[-1], shares)))
    left.reverse()
    return left


def returned(stage: Stage, left: Layer, shares: Shares) -> Layer:
    """What is left one stage earlier."""
    out: list[list[float]] = [[0] * length for length in stage.before]
    for source, start, stop, target, at, branch in stage.moves:
        lane, cells = out[source], left[target][at : at + stop - start]
        if stage.spot is None:
            lane[start:stop] = [a + b for a, b in zip(lane[start:stop], cells, strict=True)]
        elif share := shares[stage.spot][branch]:
            lane[start:stop] = [a + share * b for a, b in zip(lane[start:stop], cells, strict=True)]
    return out


def sum_at_end(walk: Walk, shares: Shares) -> float:
    """The sum over all worlds that fit, exact for whole numbers; no layer is kept."""
    return sum_of(reduce(lambda layer, stage: _flowed(stage, layer, shares), walk.stages, _start_of(walk)))


def sum_of(layer: Layer) -> float:
    """The sum of all cells, added one by one: Python 3.12 and 3.11 differ in how `sum` adds floats."""
    return reduce(add, chain.from_iterable(layer), 0)


def branch_sums(walk: Walk, shares: Shares, layers: Sequence[Layer], left: Sequence[Layer]) -> list[list[float]]:
    """Per spot and branch the sum over the worlds that fit and take it."""
    sums: list[list[float]] = [[0.0] * len(spot.branches) for spot in walk.course.spots]
    for stage, before, after in zip(walk.stages, layers[:-1], left[1:], strict=True):
        if stage.spot is not None:
            for source, start, stop, target, at, branch in stage.moves:
                ways = map(mul, before[source][start:stop], after[target][at : at + stop - start])
                sums[stage.spot][branch] += shares[stage.spot][branch] * fsum(ways)
    return sums
