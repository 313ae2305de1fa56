"""One report that answers it all, to share or for oneself."""

from __future__ import annotations

from jss_cli.api.answered import Answered
from jss_cli.api.basis import seen_by
from jss_cli.api.course import course_told
from jss_cli.api.next import TARGET, planned
from jss_cli.api.unseen import infer
from jss_cli.api.why import explained, explained_report
from jss_cli.domain.case import Case

_LANES = 30  # contracts that a page has room for


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
    from jss_cli.domain.chronicle import TimelineQuestion
    from jss_cli.domain.plan import Goal
    from jss_cli.explaining.public import MOST
    from jss_cli.explaining.time.chronicle import chronicle
    from jss_cli.reports.page.own import own_report
    from jss_cli.reports.page.result import own_result

    seen = seen_by("seen", case)
    found = explained(case, seen[0])
    is_told = any(seen.is_of_score or seen.is_constraint for seen in case.history.observed)
    hidden = infer(case).report if is_told and len(case.history.contracts) <= MOST else None
    course = course_told(chronicle(case, TimelineQuestion()), seen, every=False)
    way = planned(case, Goal(TARGET), seen)
    report = own_report(explained_report(found, top=_LANES, every=False), course.report, way.report, hidden)
    return Answered(own_result(found), report, notes=seen[1])
