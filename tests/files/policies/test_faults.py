from __future__ import annotations

from pathlib import Path

import pytest
from texts import CHILD, assert_refused, faults


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = (
        CHILD
        + "weights: {cap: 8.1}\nrules: [{code: JSS214, outcome: neutrl, when: {starz: 4}}]\nrules_dropped: [JSS999]\n"
    )
    assert sorted(fault.code for fault in faults(tmp_path, text)) == ["JSS950", "JSS952", "JSS953", "JSS956"]


def test_a_fault_names_the_rule_it_stands_in(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, CHILD + "rules: [{code: JSS214, outcome: neutrl}]\n")
    assert fault.message == 'rule JSS214: outcome: unknown word "neutrl"'


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        (CHILD + "weigths: {cap: 9}", "4:1 JSS950", "unknown field", 'did you mean "weights"?'),
        (CHILD + "weights: {capp: 9}", "4:11 JSS950", "unknown field", 'did you mean "cap"?'),
        (CHILD + "weights: [8]", "4:10 JSS950", "expected a mapping", "key: value"),
        (CHILD + "windows: {months: 6}", "4:19 JSS950", "expected a list", "[a, b]"),
        (CHILD + "rules: [{code: JSS214, outcome: neutrl}]", "4:33 JSS952", '"neutrl"', 'mean "neutral"?'),
    ],
)
def test_what_does_not_belong_or_has_another_shape_is_told_at_its_place(
    tmp_path: Path, text: str, place: str, message: str, hint: str
) -> None:
    assert_refused(tmp_path, text, place, message, hint)
