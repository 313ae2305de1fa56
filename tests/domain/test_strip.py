"""What holds of every picture in a cell."""

from __future__ import annotations

from fractions import Fraction

import pytest

from jss_cli.domain.strip import Strip, StripBar


def lies_within(strip: Strip) -> bool:
    """Whether every bar and tick is on the axis, from 0 to 1, and no bar ends before it starts."""
    places = [place for bar in strip.bars for place in (bar.start, bar.end)]
    in_order = all(bar.start <= bar.end for bar in strip.bars)
    return in_order and all(0 <= place <= 1 for place in (*places, *strip.ticks))


@pytest.mark.parametrize(
    ("start", "end", "tick", "fits"),
    [(0, 1, Fraction(1, 2), True), (0, 2, 0, False), (Fraction(3, 4), Fraction(1, 4), 0, False), (0, 1, -1, False)],
)
def test_a_strip_lies_within_its_axis(start: Fraction, end: Fraction, tick: Fraction, *, fits: bool) -> None:
    assert lies_within(Strip((StripBar(Fraction(start), Fraction(end)),), (Fraction(tick),))) is fits
