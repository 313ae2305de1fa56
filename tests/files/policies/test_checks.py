from __future__ import annotations

from pathlib import Path

import pytest
from texts import CHILD, assert_refused

REST = "{when: {}, chances: {client: 100}}"


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        (CHILD + "scale: {positive: 2}", "4:19 JSS956", "always worth 1", "positive: 1"),
        (CHILD + "windows: {source: [S99]}", "4:20 JSS955", 'no source is called "S99"', "S1"),
        (CHILD + "assume: {known: staff}", "4:17 JSS955", "no source says so", "known: assumed"),
        (CHILD + "in_force: {from: 2016-06-01, until: 2015-01-01, known: assumed}", "4:37 JSS952", "before", "from"),
        (CHILD + "rules: [{code: JSS214, when: {stars: {below: 45}}}]", "4:38 JSS952", "never be reached", "1 and 5"),
        (CHILD + 'rules: [{code: JSS214, says: "{starz}"}]', "4:30 JSS958", '"{starz}"', 'mean "stars"?'),
        (CHILD + "rules: [{code: JSS199, when: {paid: true}}]", "4:8 JSS959", "no rule decides", "when: {}"),
        (CHILD + "rules: [{code: JSS214, when: {}}]", "4:30 JSS953", "JSS214: when: it takes every", "say when"),
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
        (CHILD + "seen: {known: assumed, missing: [50, 50]}", "4:33 JSS952", "missing: too few", "add one"),
        (CHILD + "seen: {known: assumed, elsewhere: 101}", "4:35 JSS952", "not a percent", "25 or 2.5"),
        (CHILD + "seen: {known: assumed, elsewere: 1}", "4:24 JSS950", "elsewere", "elsewhere"),
        (
            CHILD + "priors: {ended_by: [{when: {}, chances: {client: 99}}]}",
            "4:41 JSS954",
            "sum to 99",
            "add or take 1",
        ),
        (CHILD + "priors: {ended_by: [{when: {}, chances: {clinet: 100}}]}", "4:42 JSS952", "unknown", '"client"'),
        (
            CHILD + "priors: {ended_by: [{when: {reason: other}, chances: {client: 100}}, " + REST + "]}",
            "4:29 JSS952",
            "may itself be unknown",
            "always known",
        ),
        (CHILD + "priors: {ended_by: []}", "4:20 JSS959", "no table holds", "when: {}"),
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
            CHILD + "rules: [{code: JSS230, enters: long_term, known: assumed}]",
            "4:9 JSS959",
            "without client_days:",
            "1}",
        ),
        (
            CHILD + "rules: [{code: JSS230, enters: idle, known: assumed}]",
            "4:9 JSS959",
            "without idle_months: {at_l",
            "1}",
        ),
        (
            CHILD + "rules: [{code: JSS231, when: {paid: true}}]",
            "4:9 JSS959",
            "rule JSS231: enters long_term",
            "add it",
        ),
        (
            CHILD + "rules: [{code: JSS223, when: {idle_months: {at_least: 0}}}]",
            "4:9 JSS959",
            "rule JSS223: enters idle",
            "add it",
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
            CHILD + f"windows: {{known: assumed, months: {list(range(1, 14))}}}",
            "4:35 JSS952",
            "too many entries",
            "leave some",
        ),
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
def test_what_does_not_hold_together_is_refused_where_it_shows(
    tmp_path: Path, text: str, place: str, message: str, hint: str
) -> None:
    assert_refused(tmp_path, text, place, message, hint)
