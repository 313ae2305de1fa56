from __future__ import annotations

from pathlib import Path

import pytest
from texts import CHILD, assert_refused

MINE = "name: a, when: {status: open}, outcome: neutral, says: a, because: a, remedy: a, known: assumed"
PAID = MINE.replace("status: open", "paid: true")


def narrow(number: int) -> str:
    """A rule that leaves something to those of the numbers behind it."""
    claim = MINE.replace("name: a", f"name: a{number}").replace("status: open", f"paid_days: {{above: {900 - number}}}")
    return f"{{code: MINE{100 + number}, before: JSS110, {claim}}}"


REST = "{when: {}, chances: {client: 100}}"


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        (CHILD + "windows: {source: [S99]}", "4:20 JSS955", 'no source is called "S99"', "S1"),
        (CHILD + "assume: {known: staff}", "4:17 JSS955", "no source says so", "known: assumed"),
        (CHILD + "rules: [{code: JSS214, when: {stars: {below: 45}}}]", "4:38 JSS952", "never be reached", "1 and 5"),
        (CHILD + 'rules: [{code: JSS214, says: "{starz}"}]', "4:30 JSS958", '"{starz}"', 'mean "stars"?'),
        (CHILD + "rules: [{code: JSS199, when: {paid: true}}]", "4:8 JSS959", "no rule decides", "when: {}"),
        (
            CHILD + f"rules: [{{code: JSS777, after: JSS110, {MINE}}}]",
            "4:16 JSS953",
            "no code of rules",
            "hundreds 1 and 2",
        ),
        (
            CHILD + f"rules: [{{code: MINE001, after: JSS199, {PAID}}}]",
            "4:9 JSS953",
            "JSS199 holds before",
            "before: JSS199",
        ),
        (
            CHILD + f"rules: [{{code: MINE001, after: JSS120, {MINE}}}]",
            "4:9 JSS953",
            "JSS120 holds before",
            "what JSS120",
        ),
        (CHILD + "rules: [{code: JSS214, when: {}}]", "4:30 JSS953", "JSS214: when: it takes every", "say when"),
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
            CHILD + f"windows: {{known: assumed, months: {list(range(1, 14))}}}",
            "4:35 JSS952",
            "13 entries, more than 12",
            "leave some",
        ),
        (
            CHILD + f"priors: {{earned: {{{', '.join(f'{amount}: 1' for amount in range(14))}}}}}",
            "4:18 JSS952",
            "earned: 14 entries, more than 13",
            "leave some",
        ),
        (CHILD + "seen: {known: assumed, surprises: 4}", "4:35 JSS952", "not a whole number from 1 to 3", "2"),
        (CHILD + "seen: {known: assumed, surprise: 51}", "4:34 JSS952", "not a percent up to 50", "1 or 2.5"),
        (
            CHILD + f"rules: [{', '.join(map(narrow, range(60)))}]",
            "4:8 JSS952",
            "rules: 81 entries, more than 60",
            "leave some out",
        ),
    ],
)
def test_what_does_not_hold_together_is_refused_where_it_shows(
    tmp_path: Path, text: str, place: str, message: str, hint: str
) -> None:
    assert_refused(tmp_path, text, place, message, hint)
