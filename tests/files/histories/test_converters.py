from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jss_cli.domain.history import UNKNOWN, Interim, Observation, Payment
from jss_cli.files.histories.converters import Grammar
from jss_cli.files.histories.fields import CONTRACT_FIELDS, TOP_FIELDS, by_name
from jss_cli.files.histories.showing import RefusedError
from jss_cli.files.reading import Reading

FIELDS = by_name((*CONTRACT_FIELDS, *TOP_FIELDS))


def convert(name: str, text: str, reading: Reading | None = None) -> object:
    return Grammar(reading or Reading()).converter(FIELDS[name])(text)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("id", " cafe\u0301 ", "caf\u00e9"),
        ("id", "007", "007"),
        ("title", " as it is ", " as it is "),
        ("kind", "hourly", "hourly"),
        ("started", "2024-02-29", date(2024, 2, 29)),
        ("ended", "", None),
        ("earned", "1200.50", Decimal("1200.50")),
        ("earned", "-0", Decimal(0)),
        ("earned", "", UNKNOWN),
        ("earned", "unknown", UNKNOWN),
        ("earned", "999999999999", Decimal(999999999999)),
        ("paid_months", "3", 3),
        ("feedback.stars", "4.85", Decimal("4.85")),
        ("feedback.stars", "none", None),
        ("feedback.stars", "1", Decimal(1)),
        ("feedback.recommend", "0", 0),
        ("feedback.recommend", "10", 10),
        ("feedback.recommend", "none", None),
        ("feedback.recommend", "unknown", UNKNOWN),
        ("feedback.recommend", "", UNKNOWN),
        ("feedback.removed", "TRUE", True),
        ("ending.by", "unknown", UNKNOWN),
        ("ending.reason", "hired_other", "hired_other"),
        ("client_standing", "", "ok"),
        ("disputed", "false", False),
        (
            "payments",
            "2024-01-05=300  2024-02-05=0.5",
            (Payment(date(2024, 1, 5), Decimal(300)), Payment(date(2024, 2, 5), Decimal("0.5"))),
        ),
        ("interim", "2024-10-01=4.5", (Interim(date(2024, 10, 1), Decimal("4.5")),)),
        ("observed", "75@2016-08-21", Observation(date(2016, 8, 21), 75)),
        ("observed", "75@2016-08-21/100", Observation(date(2016, 8, 21), 75, Fraction(1))),
        ("version", "1", 1),
        ("currency", "EUR", "EUR"),
    ],
)
def test_texts_become_values(name: str, text: str, value: object) -> None:
    assert convert(name, text) == value


@pytest.mark.parametrize(
    ("name", "text", "code", "hint"),
    [
        ("id", " ", "JSS911", "every one"),
        ("kind", "fixd", "JSS920", '"fixed"'),
        ("kind", "Q", "JSS920", "fixed, hourly"),
        ("earned", "1.200,50", "JSS921", "write 1200.50"),
        ("earned", "1,200.50", "JSS921", "write 1200.50"),
        ("earned", "1,234,567", "JSS921", "write 1234567"),
        ("earned", "1,200", "JSS921", "write 1200 or 1.200"),
        ("earned", "0,200", "JSS921", "write 0.200"),
        ("earned", "12,5", "JSS921", "write 12.5"),
        ("earned", "1 200", "JSS921", "write 1200"),
        ("earned", "1'200.5", "JSS921", "write 1200.5"),
        ("earned", "€250", "JSS921", "write 250"),
        ("earned", "250 USD", "JSS921", "write 250"),
        ("earned", "½", "JSS921", "write 0.5"),
        ("earned", "٣٠٠", "JSS921", "write 300"),
        ("earned", "(100)", "JSS921", "`refunded`"),
        ("earned", "1e5", "JSS921", "write 100000"),
        ("earned", "NaN", "JSS921", "1200.50"),
        ("earned", "-1", "JSS922", "`refunded`"),
        ("earned", "0.000000000001", "JSS983", "round"),
        ("started", "01/02/2024", "JSS923", "2024-02-01 (day first) or 2024-01-02 (month first)"),
        ("started", "13/02/2024", "JSS923", "write 2024-02-13"),
        ("started", "02/02/2024", "JSS923", "write 2024-02-02"),
        ("started", "2024/2/1", "JSS923", "write 2024-02-01"),
        ("started", "20240201", "JSS923", "write 2024-02-01"),
        ("started", "Feb 3, 24", "JSS923", "write 2024-02-03"),
        ("started", "3rd February 2024", "JSS923", "write 2024-02-03"),
        ("started", "45324", "JSS923", "write 2024-02-02"),
        ("started", "soon", "JSS923", "2024-02-01"),
        ("started", "2023-02-29", "JSS924", "February 2023 has 28 days"),
        ("started", "2024-13-01", "JSS924", "no month 13"),
        ("started", "1998-12-31", "JSS925", "year"),
        ("started", "2101-01-01", "JSS925", "year"),
        ("started", "2024-02-01 10:00", "JSS926", "2024-02-01"),
        ("feedback.stars", "0.99", "JSS927", "1 to 5"),
        ("feedback.stars", "5.01", "JSS927", "1 to 5"),
        ("feedback.stars", "4,85", "JSS927", "write 4.85"),
        ("feedback.stars", "4.85/5", "JSS927", "write 4.85"),
        ("feedback.stars", "★★★★★", "JSS927", "write 5"),
        ("feedback.stars", "4.850", "JSS928", "write 4.85"),
        ("feedback.recommend", "11", "JSS929", "0 to 10"),
        ("feedback.recommend", "8.5", "JSS929", "0 to 10"),
        ("paid_months", "1201", "JSS930", "digits"),
        ("disputed", "yes", "JSS931", "true or false"),
        ("currency", "usd", "JSS932", "USD"),
        ("payments", "300", "JSS933", "2024-01-05=300"),
        ("payments", "2024-01-05=300,2024-02-05=300", "JSS933", "2024-01-05=300 2024-02-05=300"),
        ("payments", "2024-01-05=300; 2024-02-05=300", "JSS933", "2024-01-05=300 2024-02-05=300"),
        ("interim", "2024-10-01=none", "JSS927", "leave out"),
        ("observed", "75", "JSS933", "75@2016-08-21"),
        ("version", "0", "JSS934", "version: 1"),
        ("version", "2", "JSS916", "update"),
        ("notes", "n" * 10_001, "JSS982", "shorten"),
    ],
)
def test_what_is_no_value_is_refused_with_a_hint(name: str, text: str, code: str, hint: str) -> None:
    with pytest.raises(RefusedError) as caught:
        convert(name, text)
    assert caught.value.code == code
    assert hint in caught.value.hint


@pytest.mark.parametrize("field", FIELDS.values(), ids=lambda field: field.name)
@given(text=st.text(max_size=20))
def test_any_text_is_a_value_or_refused(field: object, text: str) -> None:
    name = getattr(field, "name", "")
    try:
        convert(name, text)
    except RefusedError as refused:
        assert refused.hint  # noqa: PT017 - either end is fine
