from __future__ import annotations

from pathlib import Path

import pytest
from texts import CHILD, assert_refused


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        (CHILD + "scale: {positive: 2}", "4:19 JSS956", "always worth 1", "positive: 1"),
        (CHILD + "in_force: {from: 2016-06-01, until: 2015-01-01, known: assumed}", "4:37 JSS952", "before", "from"),
        (
            CHILD + "seen: {known: assumed, near: [30, 15, 5]}",
            "4:30 JSS956",
            "seen: near: numbers that are off have 100 percent or more",
            "smaller ones: each counts once above and once below",
        ),
        (
            CHILD + "seen: {known: assumed, missing: [50, 30, 30]}",
            "4:33 JSS956",
            "seen: missing: the chances do not come to 100 percent",
            "three percents: good, in between, bad",
        ),
        (CHILD + "bands: {levels: [{from: 50, name: fine}]}", "4:17 JSS959", "no band begins at 0", "from: 0"),
        (
            CHILD + "weights: {known: assumed, plain: 2, cap: 1}",
            "4:42 JSS956",
            "a plain contract weighs more",
            "above plain",
        ),
        (
            CHILD + "weights: {known: assumed, earnings: [{above: 0, weight: 2}, {above: 9, weight: 1}]}",
            "4:80 JSS956",
            "earnings: weight: it weighs less than a smaller contract",
            "rise with",
        ),
        (
            CHILD + "scale: {known: assumed, neutral: -1, negative: 0}",
            "4:48 JSS956",
            "does not fall",
            "no more than neutral",
        ),
        (
            CHILD + "scale: {known: assumed, neutral: 1, negative: 1}",
            "4:47 JSS956",
            "does not fall",
            "less than positive",
        ),
        (CHILD + "windows: {known: assumed, months: [6, 6]}", "4:39 JSS952", '6" is given twice', "leave one"),
        (
            CHILD + "windows: {known: assumed, blends: [{name: b, of: [6, 3, 3]}]}",
            "4:57 JSS952",
            "given twice",
            "leave",
        ),
        (
            CHILD + "windows: {known: assumed, blends: [{name: 6-month, of: [6, 3]}]}",
            "4:36 JSS952",
            "is given twice",
            "otherwise",
        ),
        (
            CHILD + "bands: {known: assumed, levels: [{from: 0, name: a}, {from: 0, name: b}]}",
            "4:54 JSS952",
            "given twice",
            "one",
        ),
        (CHILD + "top_rated: {known: assumed, weeks: 17}", "4:36 JSS952", "it is more than of_weeks: 16", "1 to 16"),
    ],
)
def test_a_section_that_does_not_hold_together_is_refused_where_it_shows(
    tmp_path: Path, text: str, place: str, message: str, hint: str
) -> None:
    assert_refused(tmp_path, text, place, message, hint)
