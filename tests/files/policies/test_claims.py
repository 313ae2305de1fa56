from __future__ import annotations

from pathlib import Path

import pytest
from texts import CHILD, assert_refused


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        (CHILD + "windows: {known: publishd}", "4:18 JSS952", 'unknown word "publishd"', '"published"'),
        (CHILD + "rules: [{code: JSS214, when: {starz: 4}}]", "4:31 JSS950", "unknown field", 'mean "stars"?'),
        (CHILD + "rules: [{code: JSS214, when: {status: endd}}]", "4:39 JSS952", '"endd"', 'mean "ended"?'),
        (CHILD + "rules: [{code: JSS214, when: {reason: [other, hired]}}]", "4:47 JSS952", '"hired"', "hired_other"),
        (CHILD + "rules: [{code: JSS214, when: {stars: {at_leest: 4}}}]", "4:39 JSS950", "unknown", '"at_least"'),
    ],
)
def test_a_claim_about_what_no_contract_has_is_refused(
    tmp_path: Path, text: str, place: str, message: str, hint: str
) -> None:
    assert_refused(tmp_path, text, place, message, hint)
