from __future__ import annotations

from pathlib import Path

import pytest

from jss_cli.files.histories.fields import CONTRACT_FIELDS, FROM, ITEM_FIELDS, TOP_FIELDS, by_header, folded

EVERY = (*CONTRACT_FIELDS, *TOP_FIELDS, *(field for fields in ITEM_FIELDS.values() for field in fields))


def test_no_two_fields_share_a_header() -> None:
    names = [name for field in CONTRACT_FIELDS for name in (field.header, *field.aliases)]
    assert len(by_header()) == len(set(names) - {FROM.name}), "where values came from has no column"


@pytest.mark.parametrize(
    ("header", "same"),
    [
        ("Client Name", "client_name"),
        ("  client-name ", "client_name"),
        ("CLIENT.._name", "client_name"),
        ("Straße", "strasse"),
        ("clientname", "clientname"),
    ],
)
def test_a_header_is_known_by_its_words_however_they_are_spelt(header: str, same: str) -> None:
    assert folded(header) == same


def test_what_support_says_of_a_contract_is_told_as_what_the_insights_page_says() -> None:
    root = Path(__file__).parents[3]
    about = next(field.about for field in CONTRACT_FIELDS if field.name == "insights")
    told = [about, *(root.joinpath(name).read_text("utf-8") for name in ("README.md", "jss_cli/files/starter.yaml"))]
    lines = [[line for line in text.splitlines() if "insights page" in line and "support" in line] for text in told]
    assert [len(found) for found in lines] == [1, 1, 1]
    assert all("eligible" in line for _, *found in lines for line in found)
