"""One report that answers it all, to share or for oneself."""

from __future__ import annotations

from contextlib import suppress

from jss_cli.api.answered import Answered, seen_by
from jss_cli.api.course import course_told
from jss_cli.api.next import USUAL_TARGET, planned
from jss_cli.api.why import explained, explained_report
from jss_cli.domain.case import Case
from jss_cli.errors import InputError

_LANES = 30  # contracts that a page has room for
_MOST_WEIGHED = 100  # contracts whose hidden answers are told one by one while a person waits


def page(case: Case, *, mine: bool = False) -> Answered:
    """One report that answers it all: why, how it went and will go, the way back, and what it rests on.

    It may be shared: it is made of the public history alone. `mine` tells everything instead, for oneself.
    """
    from jss_cli.explaining.page import public_page
    from jss_cli.reports.page.public import public_report
    from jss_cli.reports.page.result import public_result

    if mine:
        return _own_page(case)
    told = public_page(case)
    return Answered(public_result(told), public_report(told))


def _own_page(case: Case) -> Answered:
    """The answers of the questions that a person asks first, as one."""
    from jss_cli.domain.inquiry import InferQuestion
    from jss_cli.domain.page import MOST_EVENTS
    from jss_cli.domain.plan import Goal
    from jss_cli.explaining.page import course_of, line_beside
    from jss_cli.explaining.seen.ways import seen_ways
    from jss_cli.explaining.unseen.inquiry import inquire
    from jss_cli.reports.page.own import own_report
    from jss_cli.reports.page.result import own_result
    from jss_cli.reports.unseen.infer import infer_report

    course = course_of(case, MOST_EVENTS)
    line = line_beside(case, course)
    seen = seen_by("seen", case, line)
    ways = seen_ways(case, seen[0]) if seen[0] else None
    found = explained(case, seen[0], line, ways)
    others = {
        "Course": course_told(course, seen, every=False, ways=ways).report if course else None,
        "The way back": planned(case, Goal(USUAL_TARGET), seen, ways).report if course else None,
    }
    if any(seen.is_of_score or seen.is_constraint for seen in case.history.observed):
        others["What is hidden"] = None
        with suppress(InputError):  # too many worlds
            if len(case.history.contracts) <= _MOST_WEIGHED:
                others["What is hidden"] = infer_report(inquire(case, InferQuestion(), seen[0]), priors=False, top=10)
    report = own_report(found, explained_report(found, top=_LANES, every=False), others)
    return Answered(own_result(found), report, notes=seen[1])
