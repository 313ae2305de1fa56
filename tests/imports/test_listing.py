"""The contracts of a JSON export, item by item."""

from __future__ import annotations

from datetime import date

import pytest

from jss_cli.errors import InputError
from jss_cli.files.reading import Reading
from jss_cli.imports.evidence import Claim, Evidence
from jss_cli.imports.json_tree import JsonNode
from jss_cli.imports.listing import ItemListing


def evidence(at: str, **claims: object) -> Evidence:
    return Evidence(at, tuple((name, Claim(value, f"{at}.{name}", "seen")) for name, value in claims.items()))


def listing(*found: tuple[str, Evidence | None], limit: int = 10) -> ItemListing:
    made = ItemListing("a.json", Reading(max_contracts=limit))
    for place, (role, one) in enumerate(found):
        made.add(JsonNode({}, f"[{place}]"), one, role)
    return made


def test_an_id_is_one_contract_of_every_list_it_stands_in_once() -> None:
    made = listing(
        ("work", evidence("a", id="1", title="A")),
        ("details", evidence("b", id="1", client="Ann")),
        ("work", evidence("c", id="1", title="a")),
        ("work", None),
        ("work", evidence("d", title="A")),
        ("work", evidence("e", title="A")),
    )
    assert (made.lines, made.understood, [aside.why for aside in made.set_aside]) == (6, 4, ["twice", "not understood"])
    assert [dict(one.claims).keys() for one in made.contracts.values()] == [
        {"id", "title", "client"},
        {"title"},
        {"title"},
    ]


def test_of_two_values_the_first_is_taken_and_both_are_told() -> None:
    made = listing(("work", evidence("a", id="1", kind="fixed")), ("details", evidence("b", id="1", kind="hourly")))
    assert made.remarks == ['kind is "fixed" (a.kind) and "hourly" (b.kind): the first is taken']


@pytest.mark.parametrize(
    ("found", "message"),
    [
        ((evidence("a", id="1", title="A"), evidence("b", id="1", title="B")), '1 is "A" and "B"'),
        ((evidence("a", started=date(2026, 3, 2), ended=date(2026, 3, 1)),), "end 2026-03-01"),
    ],
)
def test_what_contradicts_itself_is_refused(found: tuple[Evidence, ...], message: str) -> None:
    with pytest.raises(InputError, match=message):
        listing(*(("work", one) for one in found))


def test_there_are_no_more_contracts_than_the_limit() -> None:
    with pytest.raises(InputError, match="more than 2 contracts"):
        listing(*(("work", evidence(at)) for at in "abc"), limit=2)
