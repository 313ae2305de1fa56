from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from jss_cli.domain.policy import Policy
from jss_cli.domain.score import WindowScore, WindowSum
from jss_cli.domain.timeline import EraSweep, Event, Stretch, Timeline
from jss_cli.files.policy import named_policy

OLD, NEW = named_policy("upwork-2016"), named_policy("upwork-2021")
DAY = date(2020, 3, 1)
NO_BRIDGE: Any = None


def stretch(percent: str | None, policy: Policy = OLD) -> Stretch:
    """A day on which a window of so many percent is shown, or none."""
    shown = None if percent is None else WindowScore("6-month", (WindowSum(6),), Fraction(percent))
    return Stretch(policy, (), shown, DAY, DAY)


@pytest.mark.parametrize(
    ("percent", "clamped", "whole"), [("-5", 0, 0), ("149/2", Fraction(149, 2), 75), ("101", 100, 100), (None,) * 3]
)
def test_a_stretch_has_the_score_of_the_window_shown(
    percent: str | None, clamped: Fraction | None, whole: int | None
) -> None:
    found = stretch(percent)
    assert (found.raw, found.percent, found.whole) == (None if percent is None else Fraction(percent), clamped, whole)


@pytest.mark.parametrize(
    ("before", "after", "is_visible", "is_border"),
    [
        (stretch("74"), stretch("75"), True, False),
        (stretch("74.6"), stretch("75.4"), False, False),
        (stretch("-3"), stretch("0"), False, False),
        (stretch(None), stretch("0"), True, False),
        (stretch("0"), stretch(None), True, False),
        (stretch("75"), stretch("75", NEW), False, True),
    ],
)
def test_an_event_is_visible_if_the_whole_percent_moves_and_a_border_if_the_rules_do(
    before: Stretch, after: Stretch, *, is_visible: bool, is_border: bool
) -> None:
    event = Event(DAY, DAY, before, after, (), NO_BRIDGE)
    assert (event.is_visible, event.is_border) == (is_visible, is_border)


def test_the_stretches_of_a_timeline_are_those_of_its_eras_oldest_first() -> None:
    one, two, three = stretch("1"), stretch("2"), stretch("3", NEW)
    eras = EraSweep(OLD, DAY, DAY, (), (one, two)), EraSweep(NEW, DAY, DAY, (), (three,))
    assert Timeline(DAY, DAY, eras).stretches == (one, two, three)
