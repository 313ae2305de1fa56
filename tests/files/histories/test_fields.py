from __future__ import annotations

from pathlib import Path

import pytest

from jss_cli.domain.scenario import SetFact
from jss_cli.files.changes import parse_change
from jss_cli.files.histories.converters import Grammar
from jss_cli.files.histories.fields import CONTRACT_FIELDS, FLIPPED, FROM, ITEM_FIELDS, TOP_FIELDS, by_header, folded
from jss_cli.files.reading import Reading

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


@pytest.mark.parametrize(("header", "answer"), [(name, text) for name, f in FLIPPED.items() for text in f.answers])
def test_every_value_that_a_fact_may_have_is_one_that_what_if_takes(header: str, answer: str) -> None:
    deed = parse_change(f"c8.{header}={answer}").deed
    assert isinstance(deed, SetFact)
    assert (deed.contract, deed.fact.name) == ("c8", FLIPPED[header].path)


def test_no_two_values_of_a_list_mean_the_same_and_what_a_file_leaves_out_is_among_them() -> None:
    for header, field in FLIPPED.items():
        values = [Grammar(Reading()).converter(field)("" if text == "none" else text) for text in field.answers]
        typed = [parse_change(f"c8.{header}={text}").deed for text in field.answers]
        assert len(set(map(repr, typed))) == len(typed)
        assert field.absent in values
