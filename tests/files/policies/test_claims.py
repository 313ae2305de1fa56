from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from pydantic import ValidationError
from texts import CHILD, assert_refused

from jss_cli.files.policies.claims import Bounds, Claims


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


@pytest.mark.parametrize(
    ("when", "fact", "claim"),
    [
        ({"status": "ended"}, "status", ("ended",)),
        ({"status": ["open", "ended"]}, "status", ("open", "ended")),
        ({"reason": "none"}, "reason", (None,)),
        ({"refunded": "none"}, "refunded", ("none",)),
        ({"paid": "true"}, "paid", (True,)),
        ({"stars": "none"}, "stars", (None,)),
        ({"stars": ["4.5", "1/2"]}, "stars", (Fraction(9, 2), Fraction(1, 2))),
        ({"stars": {"at_least": "4.5"}}, "stars", Bounds.model_validate({"at_least": "4.5"})),
    ],
)
def test_a_claim_is_a_list_of_answers_or_bounds_and_one_answer_may_stand_alone(
    when: dict[str, object], fact: str, claim: object
) -> None:
    assert getattr(Claims.model_validate(when), fact) == claim


@pytest.mark.parametrize(
    "when",
    [
        {"status": []},
        {"status": "none"},
        {"paid": "yes"},
        {"stars": {}, "recommend": ["11"] * 25},
        {"reason": {"at_least": "1"}},
    ],
)
def test_a_claim_of_another_form_is_refused(when: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Claims.model_validate(when)
