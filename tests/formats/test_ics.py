from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, ClassVar

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jss_cli.domain.answer import Answer, Appointment
from jss_cli.domain.report import Report
from jss_cli.errors import UsageError
from jss_cli.formats.drawing.screen import Screen
from jss_cli.formats.ics import OCTETS, render

CLIFF = Appointment(
    "k1", date(2018, 1, 22), "Job Success Score 100 % → 82 %", "−18.2 points; x, y\\z", date(2017, 11, 28)
)


@dataclass(frozen=True, slots=True)
class Nothing:
    rows_key: ClassVar[str] = ""


def written(*dates: Appointment) -> str:
    return render(Answer(Nothing(), Report(()), dates=dates), Screen())


def read(text: str) -> list[Any]:
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def test_a_calendar_program_reads_what_was_meant() -> None:
    (event,) = read(written(CLIFF))
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (CLIFF.title, CLIFF.text)
    assert event.decoded("DTSTART") == date(2018, 1, 22)
    assert event.decoded("DTEND") == date(2018, 1, 23)
    assert event.decoded("DTSTAMP") == datetime(2017, 11, 28, tzinfo=UTC)
    assert str(event["UID"]) == "k1@jss"
    assert str(event["TRANSP"]) == "TRANSPARENT"


def test_days_are_whole_days_without_a_time_zone() -> None:
    text = written(CLIFF)
    assert "DTSTART;VALUE=DATE:20180122\r\n" in text
    assert "TZID" not in text


def test_no_days_are_a_calendar_without_entries() -> None:
    assert read(written()) == []


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_comes_through_and_no_line_is_too_long(title: str, text: str) -> None:
    appointment = Appointment("k", date(2020, 2, 29), title, text, date(2020, 1, 1))
    calendar = written(appointment)
    lines = calendar.split("\r\n")
    assert all(len(line.encode()) <= OCTETS for line in lines)
    assert "\n" not in calendar.replace("\r\n", "")
    (event,) = read(calendar)
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(days=1)
    assert str(event["UID"]) == "k@jss"


def test_text_that_would_open_another_entry_stays_text() -> None:
    attack = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil"
    (event,) = read(written(Appointment("k", date(2020, 1, 1), attack, attack, date(2020, 1, 1))))
    assert str(event["UID"]) == "k@jss"


def test_an_answer_that_is_not_about_days_is_no_calendar() -> None:
    with pytest.raises(UsageError) as caught:
        render(Answer(Nothing(), Report(())), Screen())
    assert caught.value.faults[0].code == "JSS908"
