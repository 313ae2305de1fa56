from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from jss_cli.domain.facts import ASSUMED
from jss_cli.files.policies.sections import (
    BandPart,
    InForce,
    MinimumPart,
    PriorsPart,
    RemovalPart,
    ScalePart,
    TopRatedPart,
    WeightsPart,
    WindowsPart,
)

TABLE = {"when": {}, "chances": {"client": "100"}}
WINDOWS = {"known": "assumed", "months": ["6"], "show": "best", "minimum": {"contracts": "4", "clients": "3"}}
WEIGHTS = {"known": "assumed", "plain": "1", "earnings": [], "cap": "8"}


def test_a_section_is_written_as_people_read_it_and_held_exactly() -> None:
    weights = WeightsPart.model_validate(WEIGHTS | {"earnings": [{"above": "250", "weight": "1.25"}]})
    assert (weights.plain, weights.earnings[0].weight, weights.cap) == (4, 5, 32)
    assert InForce.model_validate({"known": "staff", "from": "2016-06-01"}).until is None
    assert BandPart.model_validate({"from": "0", "name": "low"}).start == 0


def test_the_tables_of_chances_are_given_with_their_places() -> None:
    part = PriorsPart.model_validate(
        {fact.name: [TABLE] * number for number, fact in enumerate(ASSUMED)}
        | {"known": "assumed", "suspected": "4", "recommends_from": "7"}
        | {"stars": [TABLE], "late_unrated": "97", "earned": {"0": "10", "250": "90"}}
    )
    paths = [path for path, _ in part.tables()]
    told = [("priors", fact.name, index) for number, fact in enumerate(ASSUMED) for index in range(number)]
    assert paths == [*told, ("priors", "stars", 0)]


@pytest.mark.parametrize(
    ("part", "content", "field"),
    [
        (WindowsPart, WINDOWS | {"months": []}, "months"),
        (WindowsPart, WINDOWS | {"months": ["6"] * 13}, "months"),
        (WindowsPart, WINDOWS | {"show": "worst"}, "show"),
        (WindowsPart, WINDOWS | {"blends": [{"name": "b", "of": ["6"]}]}, "of"),
        (WeightsPart, WEIGHTS | {"cap": "0"}, "cap"),
        (WeightsPart, {name: value for name, value in WEIGHTS.items() if name != "known"}, "known"),
        (MinimumPart, {"contracts": "0", "clients": "3"}, "contracts"),
        (ScalePart, {"known": "assumed", "positive": "1", "neutral": "0.5", "negative": "0.333"}, "negative"),
        (RemovalPart, {"known": "assumed", "per_contracts": "10", "per_months": "0"}, "per_months"),
        (
            TopRatedPart,
            {"known": "assumed", "score": "90", "weeks": "13", "of_weeks": "16", "earned": "1e3", "months": "12"}
            | {"began_days": "90", "active_days": "90", "review_days": "14"},
            "earned",
        ),
    ],
)
def test_what_no_era_could_have_is_refused_in_its_section(part: Any, content: dict[str, object], field: str) -> None:
    with pytest.raises(ValidationError) as raised:
        part.model_validate(content)
    (error,) = raised.value.errors()
    assert field in error["loc"]
