"""The days of an answer as a calendar (RFC 5545): all-day entries, so that no time zone can move them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from jss_cli.domain.answer import Answer, Appointment
from jss_cli.errors import Fault, UsageError
from jss_cli.formats.drawing.screen import Screen
from jss_cli.visible import visible

OCTETS = 75  # of a line before it must be folded (RFC 5545, 3.1)
MEANT = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def render(answer: Answer, screen: Screen) -> str:  # noqa: ARG001 - a file has no screen
    """The calendar. Raises UsageError (JSS908) for an answer that is not about days."""
    if answer.dates is None:
        hint = "jss timeline FILE --format ics gives the days on which the score changes by itself"
        raise UsageError(Fault("JSS908", "this answer has no days for a calendar", hint))
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//jss//Job Success Score//EN", "CALSCALE:GREGORIAN"]
    for appointment in answer.dates:
        lines += _entry(appointment)
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def _entry(appointment: Appointment) -> Iterator[str]:
    """The lines of one all-day entry; it leaves the day free for everything else."""
    yield from ("BEGIN:VEVENT", f"UID:{appointment.key}@jss")
    yield f"DTSTAMP:{appointment.stated:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{appointment.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{appointment.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(appointment.title)}"
    yield f"DESCRIPTION:{_escaped(appointment.text)}"
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _escaped(text: str) -> str:
    """A text in which nothing is read as a separator."""
    return visible(text).translate(MEANT)


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets; no character is cut in two."""
    pieces, size = [""], 0
    for char in line:
        length = len(char.encode())
        if size + length > OCTETS:
            pieces.append("")
            size = 1
        pieces[-1] += char
        size += length
    return "\r\n ".join(pieces)
