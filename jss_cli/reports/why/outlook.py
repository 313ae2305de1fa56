"""What lies beyond a score, each in one line with the command that tells more."""

from __future__ import annotations

from jss_cli.domain.explanation import Explanation
from jss_cli.domain.readings import Spread
from jss_cli.domain.report import Note, NumberedItem, Span
from jss_cli.domain.scenario import Twin
from jss_cli.domain.story import Range
from jss_cli.domain.timeline import Event
from jss_cli.reports.causes import event_words
from jss_cli.reports.numbers import readings_counted, whole_percent
from jss_cli.reports.ways import plain_ways, ways_words

WAYS = 3  # that fit a line


def twin_step(twin: Twin, source: str) -> NumberedItem:
    """Two contracts that are one to the people in them, and the score had they been one."""
    pair = f"{twin.first.id}+{twin.second.id}"
    says = "are" if twin.declared else "look like"
    words = f" {says} one engagement to you and two contracts to the rules; as one: "
    line = (Span(f"{twin.first.id} and {twin.second.id}", "strong"), Span(words + whole_percent(twin.merged.percent)))
    return NumberedItem(line, "", f"jss what-if {source} merge:{pair}")


def doubt_notes(explanation: Explanation) -> list[Note]:
    """How far the score depends on what is unknown and on what is disputed, as far as it does."""
    outlook = explanation.outlook
    words = _range_words(outlook.range) if outlook.range else "not worked out here for so many contracts"
    notes = [Note("Range", words, f"jss infer {explanation.case.named} --range")] if words else []
    if outlook.spread and (words := _spread_words(outlook.spread)):
        notes.append(Note("Rules", words, f"jss policy {explanation.case.policy.typed} --variants"))
    return notes


def next_notes(explanation: Explanation) -> list[Note]:
    """The next cliff and the way back, as far as there are any."""
    outlook, source = explanation.outlook, explanation.case.named
    cliff = outlook.cliff
    notes = [Note("Next", cliff_words(cliff), f"jss timeline {source}")] if cliff else []
    if outlook.ways:
        words = ways_words(plain_ways(outlook.ways)[:WAYS], explanation.case.day)
        notes.append(Note(f"To {outlook.target} %", words, f"jss plan {source} --to {outlook.target}"))
    return notes


def _range_words(found: Range) -> str:
    """The ends of the range; empty if nothing unknown could change the score."""
    worst, best = (whole_percent(end.percent if end else None) for end in (found.worst, found.best))
    if worst == best and (found.worst is None or not found.may_be_missing):
        return ""
    return f"if all that is unknown went worst or best, {worst} to {best}{', or none' if found.may_be_missing else ''}"


def _spread_words(found: Spread) -> str:
    """How far the score depends on what is disputed; empty if every reading of the rules counts the history alike."""
    readings = found.readings
    if readings.number == 1:
        return ""
    number = readings_counted(len(readings.readings), readings.number)
    if readings.number > len(readings.readings):
        number += f" ({round(readings.held * 100)} of 100 by weight)"
    return f"{_ends_words(found)} {number}; the number above takes the heaviest option of each topic"


def _ends_words(found: Spread) -> str:
    """The lowest and the highest score."""
    missing = ", or none," if found.may_be_missing else ""
    if found.lowest == found.highest:
        return f"{'no score' if found.lowest is None else f'{found.lowest} %{missing}'} under each of"
    return f"{found.lowest}-{found.highest} %{missing} over"


def cliff_words(event: Event) -> str:
    """The next day on which the score changes by itself."""
    before, after = whole_percent(event.before.percent), whole_percent(event.after.percent)
    seen = "" if event.seen == event.day else f" (seen {event.seen})"
    return f"{event.day}{seen} by itself {before} → {after}: {event_words(event)}"
