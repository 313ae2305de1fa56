"""Days and months as they are written in six languages, and by numbers."""

from __future__ import annotations

from datetime import date

import pytest

from jss_cli.domain.vague import DayBounds
from jss_cli.imports.days import certain_day, day_readings, month_of


@pytest.mark.parametrize(
    "text",
    [
        "Feb 3, 2025",
        "February 3rd, 2025",
        "3 February 2025",
        "3. Feb. 2025",
        "3 de febrero de 2025",
        "3 de fev. de 2025",
        "3 févr. 2025",
        "3 лютого 2025 року",
        "2025-02-03",
        "2025-2-3",
    ],
)
def test_a_day_with_the_name_of_its_month_has_one_reading(text: str) -> None:
    assert certain_day(text) == date(2025, 2, 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Feb 2025",
        "Feb 3, 25",
        "Feb 30, 2025",
        "03/04/2025",
        "3 Feb 25",
        "3 Foo 2025",
        "Feb 3, 2025 at 5",
        "2025-13-01",
        "Feb 3, 1066",
    ],
)
def test_what_is_no_day_or_has_two_readings_is_none(text: str) -> None:
    assert certain_day(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3/4/2026", ["2026-04-03", "2026-03-04"]),
        ("13/4/2026", ["2026-04-13"]),
        ("14.10.2024", ["2024-10-14"]),
        ("25-Sep-26", ["2026-09-25"]),
        ("2026 Feb 3", ["2026-02-03"]),
        ("12 Sep 5", []),
        ("Feb 2025", []),
        ("2026-09-25T10:11:12Z", ["2026-09-25"]),
    ],
)
def test_a_day_by_numbers_may_have_two_readings_the_one_with_the_day_first_before(text: str, found: list[str]) -> None:
    assert list(map(str, day_readings(text))) == found


@pytest.mark.parametrize(
    "text", ["2024-02", "2/2024", "02.2024", "Feb 2024", "février 2024", "Лютий 2024", "Febrero de 2024"]
)
def test_a_month_is_the_days_from_its_first_to_its_last(text: str) -> None:
    assert month_of(text) == DayBounds(date(2024, 2, 1), date(2024, 2, 29))


@pytest.mark.parametrize("text", ["", "2024", "Feb", "13/2024", "Feb 3, 2024", "1066-02", "Feb 24"])
def test_what_is_no_month_is_none(text: str) -> None:
    assert month_of(text) is None


def test_a_number_beyond_any_calendar_is_no_day() -> None:
    assert certain_day(f"Feb {10**25}, 2026") is None
