"""What a page to be shared rests on."""

from __future__ import annotations

from dataclasses import replace

from jss_cli.domain.case import Case
from jss_cli.domain.chronicle import TimelineQuestion
from jss_cli.domain.page import PublicPage
from jss_cli.explaining.public import explain_publicly_at_once
from jss_cli.explaining.time.chronicle import chronicle

MOST_EVENTS = 12  # each way
MOST_FOLLOWED = 5_000  # contracts


def public_page(case: Case) -> PublicPage:
    """What may be shared of a case; a number that nobody saw is no sighting in its course."""
    public = explain_publicly_at_once(case)
    told = public.found.case
    if len(told.history.contracts) > MOST_FOLLOWED:
        return PublicPage(public, None)
    history = replace(told.history, observed=public.seen)
    return PublicPage(public, chronicle(replace(told, history=history), TimelineQuestion(), MOST_EVENTS))
