"""A day on which a score changes by itself, for programs."""

from __future__ import annotations

from jss_cli.dataclass import dataclass
from jss_cli.domain.timeline import Event
from jss_cli.reports.causes import event_words


@dataclass(frozen=True, slots=True)
class CliffResult:
    """The next day on which the score changes by itself, the day it is seen, and what happens."""

    day: str
    seen: str
    before: int | None
    after: int | None
    words: str
    contracts: tuple[str, ...]


def cliff_result(event: Event) -> CliffResult:
    """The next cliff as plain values."""
    return CliffResult(
        day=event.day.isoformat(),
        seen=event.seen.isoformat(),
        before=event.before.whole,
        after=event.after.whole,
        words=event_words(event),
        contracts=tuple(change.contract.id for change in event.changes),
    )
