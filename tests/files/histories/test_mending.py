from __future__ import annotations

import pytest

from jss_cli.files.histories.converters import Grammar
from jss_cli.files.histories.fields import CONTRACT_FIELDS, TOP_FIELDS, by_name
from jss_cli.files.histories.mending import Mender
from jss_cli.files.reading import Reading

FIELDS = by_name((*CONTRACT_FIELDS, *TOP_FIELDS))


@pytest.mark.parametrize(
    ("name", "text", "meant"),
    [
        ("started", "Oct 1, 2026", "2026-10-01"),
        ("started", "1 October 2026", "2026-10-01"),
        ("started", "13/02/2026", "2026-02-13"),
        ("started", "2026/10/01", "2026-10-01"),
        ("started", "2026-10-01 00:00:00", "2026-10-01"),
        ("started", "Thu, Oct 1, 2026", "2026-10-01"),
        ("started", "'2026-10-01", "2026-10-01"),
        ("ended", "Present", ""),
        ("ended", "still open", ""),
        ("earned", "$1,900.00", "1900.00"),
        ("earned", "1.200,50", "1200.50"),
        ("earned", "1900 USD", "1900"),
        ("earned", "US$1,900.00", "1900.00"),
        ("earned", "1\u00a0900,50", "1900.50"),
        ("earned", "1\u202f900", "1900"),
        ("earned", "1900,-", "1900"),
        ("feedback.stars", "5.0 ★", "5.0"),
        ("feedback.stars", "⭐⭐⭐⭐½", "4.5"),
        ("feedback.recommend", "9/10", "9"),
        ("feedback.recommend", "9 out of 10", "9"),
        ("feedback.recommend", "9.0", "9"),
        ("paid_months", "13 months", "13"),
        ("paid_months", "1.0", "1"),
        ("feedback.stars", "5 stars", "5"),
        ("feedback.stars", "4,85", "4.85"),
        ("feedback.stars", "Rating is 4.2 out of 5.", "4.2"),
        ("feedback.stars", "★★★★☆", "4"),
        ("feedback.stars", "No feedback", "none"),
        ("kind", "Fixed-price", "fixed"),
        ("kind", "Hourly", "hourly"),
        ("ending.reason", "Not needed", "not_needed"),
        ("disputed", "Yes", "true"),
        ("currency", "usd", "USD"),
        ("currency", "US$", "USD"),
        ("currency", "€", "EUR"),
    ],
)
def test_a_text_with_one_reading_is_what_it_means(name: str, text: str, meant: str) -> None:
    assert Mender(Grammar(Reading())).only_reading(FIELDS[name], text) == meant


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("started", "01/02/2026"),
        ("started", "2026-10-01T23:30:00Z"),
        ("started", "2026-10-01 23:30 PST"),
        ("started", "Present"),
        ("started", "soon"),
        ("earned", "1,200"),
        ("earned", "€1900"),
        ("earned", "1900 EUR"),
        ("earned", "(100)"),
        ("earned", "-100"),
        ("earned", "about 100"),
        ("feedback.stars", "96 %"),
        ("feedback.stars", "9 stars"),
        ("started", "Fri, Oct 1, 2026"),
        ("earned", "CA$500"),
        ("earned", "1.9k"),
        ("feedback.stars", "-"),
        ("feedback.recommend", "9/11"),
        ("feedback.recommend", "9.5"),
        ("feedback.recommend", "11/10"),
        ("paid_months", "13.5"),
        ("currency", "$"),
        ("currency", "¥"),
        ("kind", "hurly"),
        ("client", ""),
    ],
)
def test_a_text_with_two_readings_or_none_stays_what_it_is(name: str, text: str) -> None:
    assert Mender(Grammar(Reading())).only_reading(FIELDS[name], text) is None


@pytest.mark.parametrize(
    ("text", "meant"), [("1.200,50", "1200,50"), ("1.200", "1200"), ("1200.50", "1200,50"), ("€1.900", "1900")]
)
def test_where_the_comma_is_decimal_a_point_parts_thousands(text: str, meant: str) -> None:
    assert Mender(Grammar(Reading(decimal="comma")), "EUR").only_reading(FIELDS["earned"], text) == meant
