"""Values of JSON exports as claims."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jss_cli.files.reading import Reading
from jss_cli.imports.json_claims import Claims, day_of, in_cents, in_whole_percents, percent_of
from jss_cli.imports.json_tree import JsonNode


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
