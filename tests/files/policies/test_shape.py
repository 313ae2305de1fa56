from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from jss_cli.files.policies.faults import plain
from jss_cli.files.policies.shape import PolicyShape
from jss_cli.files.policy import SHIPPED
from jss_cli.files.yaml_events import parse_tree


@pytest.fixture(scope="module")
def oldest() -> Any:
    """The one era that extends no other, as texts."""
    return plain(parse_tree((SHIPPED / "upwork-2015.yaml").read_text("utf-8"), "p.yaml"))


def test_every_part_that_cites_sources_is_found_at_its_place(oldest: Any) -> None:
    sections = PolicyShape.model_validate(oldest).sections()
    for path, section in sections:
        node: Any = oldest
        for step in path:
            node = node[step]
        assert node["known"] == section.known
    cited = [value for value in oldest.values() if isinstance(value, dict) and "known" in value]
    options = [option for topic in oldest["variants"].values() for option in topic["options"]]
    assert len(sections) == sum(map(len, (cited, oldest["rules"], oldest["clauses"], options)))


@pytest.mark.parametrize(
    ("otherwise", "place"),
    [
        ({"name": "My Own"}, ("name",)),
        ({"title": ""}, ("title",)),
        ({"colour": "red"}, ("colour",)),
        ({"removal": "never"}, ("removal",)),
        ({"sources": {"1": {"title": "a", "address": "b", "date": "c"}}}, ("sources", "1", "[key]")),
    ],
)
def test_what_belongs_to_no_policy_is_refused(oldest: Any, otherwise: dict[str, Any], place: tuple[str, ...]) -> None:
    with pytest.raises(ValidationError) as raised:
        PolicyShape.model_validate(oldest | otherwise)
    assert [error["loc"] for error in raised.value.errors()] == [place]


def test_a_perk_that_does_not_exist_is_none(oldest: Any) -> None:
    assert PolicyShape.model_validate(oldest | {"removal": "none"}).removal is None
