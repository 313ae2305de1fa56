"""How a score went and will go, as a page tells it: the line, and the last and the next events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jss_cli.domain.chronicle import Chronicle
from jss_cli.domain.report import Block, Note, Paragraph, SectionHeading, Span
from jss_cli.reports.numbers import count
from jss_cli.reports.time.timeline import chart_of, figure_names, tables_of, until_today

ALONE = "The line is what the public history gives by the rules; the dots are what was seen."


def course_blocks(told: Chronicle, *, is_given: bool) -> Iterator[Block]:
    """The course under its heading; only up to the day asked about where the rules do not give the number."""
    course = told if is_given else replace(until_today(told), last=min(told.last, told.case.day))
    charts = chart_of(course)
    if not charts:
        return
    yield SectionHeading("Course")
    if not is_given:
        yield Paragraph((Span(ALONE),))
    yield from charts
    events = [event for event in course.events if event.is_visible or event.is_border]
    yield from tables_of(course, events, figure_names(course))
    before, after = course.more
    for number, words in ((before, "before these"), (after if is_given else 0, "after these")):
        if number:
            yield Note("Not listed", f"{count(number, 'more change')} {words}")
