"""Values of JSON exports as claims."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jss_cli.errors import InputError
from jss_cli.files.reading import Reading
from jss_cli.imports.json_claims import Claims, ItemListing, day_of, in_cents, in_whole_percents, percent_of
from jss_cli.imports.json_tree import JsonNode
from jss_cli.imports.source import Claim, Evidence


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-02", "2026-03-02"),
        ("2026-03-02T00:00:00+0000", "2026-03-02"),
        ("2026-03-02T00:00:00.000Z", "2026-03-02"),
        ("2026-03-02T00:00:00-0800", "2026-03-02"),
        ("2026-03-02T23:30:00-0500", "2026-03-03"),
        ("2026-03-02T01:30:00+0200", "2026-03-01"),
        ("2026-03-02T10:00:00", "2026-03-02"),
        ("2026-03-02 10:00:00", "2026-03-02"),
        ("1772409600000", "2026-03-02"),
        ("1772409600", "2026-03-02"),
        ("951955200000", "2000-03-02"),
        ("Mar 2, 2026", "2026-03-02"),
        ("03/20/2026", "2026-03-20"),
    ],
)
def test_a_day_is_that_of_utc_or_the_midnight_as_it_is_written(text: str, day: str) -> None:
    assert str(day_of(text)) == day


@pytest.mark.parametrize(
    "text", ["", "soon", "03/04/2026", "9" * 14, "0001-01-01T00:00:01+09:00", "2026-02-30", "٢٠٢٦"]
)
def test_what_has_no_reading_or_two_is_no_day(text: str) -> None:
    found = day_of(text)
    assert found is None or found.year > 2100


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("0.86", 86),
        ("86", 86),
        ("86%", 86),
        ("100", 100),
        ("0.865", 87),
        ("0", None),
        ("1", None),
        ("1.0", None),
        ("x", None),
    ],
)
def test_a_share_and_a_percent_mean_the_same_and_one_may_be_either(text: str, percent: int | None) -> None:
    found = percent_of(text, Reading())
    assert (in_whole_percents(found) if found else None) == percent


def test_an_amount_loses_what_floating_point_left_behind_its_cents() -> None:
    assert [str(in_cents(Decimal(text))) for text in ("310.00000000000006", "0.005", "12.5", "7")] == [
        "310.00",
        "0.01",
        "12.5",
        "7",
    ]


@pytest.mark.parametrize("amount", ["x", "-5", "1e999", "1" * 40, True, [1]])
def test_what_is_no_amount_gives_no_claim_and_is_told(amount: object) -> None:
    claims = Claims("seen", Reading(), [])
    assert list(claims.net(JsonNode({"amount": amount}, "net"))) == []
    assert len(claims.untold) == 1
    assert claims.untold[0].startswith("net.amount: ")


def test_an_amount_may_stand_by_itself_or_with_its_currency() -> None:
    claims = Claims("seen", Reading(), [])
    nodes = ("1,250.00", {"amount": "85.00"}, {"rawValue": "85.00", "currency": "USD"}, {"displayValue": "$1,250.00"})
    found = [str(claim.value) for node in nodes for _, claim in claims.net(JsonNode(node, "net"))]
    assert found == ["1250.00", "85.00", "85.00", "1250.00"]


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
