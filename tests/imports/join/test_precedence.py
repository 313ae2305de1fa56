from __future__ import annotations

from jss_cli.imports.join.precedence import HISTORY, PRECEDENCE, USUAL, rank
from jss_cli.imports.source import SOURCES


def test_what_a_person_wrote_comes_first_and_a_sheet_after_what_the_marketplace_says() -> None:
    for field in ("started", "earned", "feedback.stars", "ending.reason", "notes"):
        assert rank(field, HISTORY) < rank(field, "graphql") < rank(field, "spreadsheet")


def test_every_source_has_its_place() -> None:
    assert set(SOURCES) <= set(USUAL)
    assert all(set(order) <= set(USUAL) for order in PRECEDENCE.values())


def test_a_source_that_is_not_named_comes_last() -> None:
    assert rank("ending.by", "pasted") > rank("ending.by", "spreadsheet")
