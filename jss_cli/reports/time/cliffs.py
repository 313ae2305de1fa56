"""The days ahead on which the score changes by itself, for a calendar."""

from __future__ import annotations

from hashlib import sha256

from jss_cli.domain.answer import Appointment
from jss_cli.domain.chronicle import Chronicle
from jss_cli.domain.timeline import Event
from jss_cli.reports.causes import event_words
from jss_cli.reports.time.timeline import move_words, points_words


def appointments(told: Chronicle) -> tuple[Appointment, ...]:
    """One all-day entry for each cliff, on the day it happens."""
    return tuple(_appointment(event, told) for event in told.cliffs)


def _appointment(event: Event, told: Chronicle) -> Appointment:
    """One cliff; its key is made of the day and the contracts that cause it, so that it outlives other changes."""
    causes = [f"{c.contract.id}\n{c.contract.client}\n{c.contract.started}" for c in event.changes]
    key = sha256("\n".join([event.day.isoformat(), event.after.policy.name, *causes]).encode()).hexdigest()[:32]
    points = f"{points_words(event)} points. " if points_words(event) else ""
    seen = f" Scores are computed on some days only: it is seen on {event.seen}." if event.seen != event.day else ""
    text = (
        f"{points}{event_words(event)}.{seen} If nothing else happens, as of {told.case.day}, "
        f"rules: {event.after.policy.title}. Unofficial: jss."
    )
    return Appointment(key, event.day, f"Job Success Score {move_words(event)}", text, told.case.day)
