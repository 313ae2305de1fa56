"""What a page rests on: one sweep over the days of a history tells all that is told of a day."""

from __future__ import annotations

from dataclasses import replace

from jss_cli.domain.case import Case
from jss_cli.domain.chronicle import Chronicle, TimelineQuestion
from jss_cli.domain.page import MOST_EVENTS, PublicPage
from jss_cli.domain.timeline import Timeline
from jss_cli.errors import InputError
from jss_cli.explaining.public import explain_public_case, public_case
from jss_cli.explaining.time.chronicle import chronicle
from jss_cli.explaining.time.timeline import timeline
from jss_cli.explaining.why.lanes import lanes

MOST_FOLLOWED = 5_000  # contracts


def public_page(case: Case) -> PublicPage:
    """What may be shared of a case."""
    public, seen = public_case(case)
    told = replace(public, history=replace(public.history, observed=seen))  # what nobody saw is no sighting
    course = course_of(told, MOST_EVENTS)
    found = explain_public_case(public, seen, line_beside(public, course))
    return PublicPage(replace(found, is_untold=case.untold is not None), course, lanes(found.found.attribution))


def course_of(case: Case, nearest: int) -> Chronicle | None:
    """How a score went and will go, with so many events each way; None where contracts, or what happens to them, are
    too many to follow while a person waits."""
    if len(case.history.contracts) > MOST_FOLLOWED:
        return None
    try:
        return chronicle(case, TimelineQuestion(), nearest)
    except InputError:
        return None


def line_beside(case: Case, course: Chronicle | None) -> Timeline:
    """The line of a course; where there is none, that of the days since the score was computed last."""
    if course:
        return course.line
    return timeline(case.history, case.rulebook, case.policy.cadence.last_until(case.day), case.day)
