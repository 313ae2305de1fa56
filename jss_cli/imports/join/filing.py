"""What contracts are compared by, read off their pieces once, and filed so that only what can be one is compared."""

from __future__ import annotations

from datetime import date

from jss_cli.imports.join.days import NEAR_DAYS, days_told
from jss_cli.imports.join.pieces import Group, Traits
from jss_cli.imports.join.precedence import HISTORY, SHEETS, WORKED

SUREST = ("graphql", WORKED)  # whose numbers are those of contracts


def traits_of(one: Group) -> Traits:
    """What a contract is compared by."""
    started, ended = days_told(one, "started"), days_told(one, "ended")
    worked = (entry.on for piece in one.pieces for entry in piece.evidence.ledger if entry.worked)
    money = sorted(() if started or ended else [*worked, *(row.entry.on for row in (*one.rows, *one.worked))])
    return Traits(
        group=one,
        apart=one.files | ({""} if one.existing else set()),
        titles=one.titles,
        clients=one.clients,
        named_clients=one.named_clients,
        numbers={piece.text("id") for piece in one.pieces if piece.source in SUREST} - {""},
        started=started,
        ended=ended,
        span=one.span,
        is_own=any(piece.source in {HISTORY, *SHEETS} for piece in one.pieces),
        paid=(*money[:1], *money[-1:]),
    )


class Filed:
    """Contracts by title, and `by_client` by client; `by_start` those alone whose starts can be the same."""

    def __init__(self, *, by_client: bool, by_start: bool) -> None:
        self._by_client, self._by_start = by_client, by_start
        self._known: dict[str, dict[int | None, dict[int, Group]]] = {}

    def add(self, one: Group, shown: Traits) -> None:
        """Files a contract under what a part of it is called."""
        for name in self._names(shown):
            for week in self._weeks(shown) or (None,):
                self._known.setdefault(name, {}).setdefault(week, {})[id(one)] = one

    def others(self, one: Traits) -> list[Group]:
        """Contracts of which one could be a part, in the order in which they were filed."""
        weeks = self._weeks(one)
        near = {near for week in weeks for near in (week - 1, week, week + 1)}
        found: dict[int, Group] = {}
        for name in self._names(one):
            filed = self._known.get(name, {})
            for week in (*sorted(near), None) if weeks else filed:
                found |= filed.get(week, {})
        return list(found.values())

    def _names(self, one: Traits) -> list[str]:
        clients = sorted(one.clients) if self._by_client else ()
        return [f"title {name}" for name in sorted(one.titles)] + [f"client {name}" for name in clients]

    def _weeks(self, one: Traits) -> list[int]:
        """About when it began; empty: its start is not known to the day."""
        starts = one.started if self._by_start else ()
        known = [start.toordinal() // (NEAR_DAYS + 1) for start in starts if isinstance(start, date)]
        return known if len(known) == len(starts) else []
