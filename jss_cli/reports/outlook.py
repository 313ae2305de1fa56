"""What lies beyond a score, each in one line with the command that tells more."""

from __future__ import annotations

from jss_cli.domain.explanation import Explanation, Outlook
from jss_cli.domain.report import Note, Span, Step
from jss_cli.domain.scenario import Twin
from jss_cli.domain.story import Extreme
from jss_cli.domain.timeline import Event
from jss_cli.reports.causes import event_words
from jss_cli.reports.numbers import whole_percent
from jss_cli.reports.ways import plain_ways, ways_words

WAYS = 3  # that fit a line


def twin_step(twin: Twin, source: str) -> Step:
    """Two contracts that are one to the people in them, and the score had they been one."""
    pair = f"{twin.first.id}+{twin.second.id}"
    says = "are" if twin.declared else "look like"
    words = f" {says} one engagement to you and two contracts to the rules; as one: "
    line = (Span(f"{twin.first.id} and {twin.second.id}", "strong"), Span(words + whole_percent(twin.merged.percent)))
    return Step(line, "", f"jss what-if {source} merge:{pair}")


def outlook_notes(explanation: Explanation) -> list[Note]:
    """The range, the next cliff and the way back, as far as there are any."""
    outlook, source = explanation.outlook, explanation.case.source
    notes = [Note("Range", range_words(outlook), f"jss infer {source} --range")] if is_open(outlook) else []
    if outlook.cliff:
        notes.append(Note("Next", cliff_words(outlook.cliff), f"jss timeline {source}"))
    if outlook.ways:
        words = ways_words(plain_ways(outlook.ways)[:WAYS], explanation.case.day)
        notes.append(Note(f"To {outlook.target} %", words, f"jss plan {source} --to {outlook.target}"))
    return notes


def is_open(outlook: Outlook) -> bool:
    """Whether anything unknown could change the score."""
    worst, best = outlook.range.worst, outlook.range.best
    return outlook.range.may_be_missing or percent_of(worst) != percent_of(best)


def percent_of(extreme: Extreme | None) -> str:
    """An end of the range as it would be shown."""
    return whole_percent(extreme.percent if extreme else None)


def range_words(outlook: Outlook) -> str:
    """The ends of the range."""
    ends = f"{percent_of(outlook.range.worst)} to {percent_of(outlook.range.best)}"
    return f"if all that is unknown went worst or best, {ends}{', or none' if outlook.range.may_be_missing else ''}"


def cliff_words(event: Event) -> str:
    """The next day on which the score changes by itself."""
    before, after = whole_percent(event.before.percent), whole_percent(event.after.percent)
    seen = "" if event.seen == event.day else f" (seen {event.seen})"
    return f"{event.day}{seen} by itself {before} → {after}: {event_words(event)}"
