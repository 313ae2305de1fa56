"""What valid values can still say against each other: within a contract, and between contracts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Protocol

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import SUMS, UNKNOWN, Contract, Ending, total_of
from jss_cli.errors import MOST_SHOWN, did_you_mean

SHOWN = 12  # ids of a circle
NEAR = 1000  # ids among which the one that was meant is looked for


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A claim about `fields` (dotted names) that cannot hold; the first is where it shows, the second is against it."""

    code: str
    claim: str
    hint: str
    fields: tuple[str, ...]


def contradictions(contract: Contract) -> Iterator[Contradiction]:
    """Everything a contract says against itself."""
    if contract.ended is not None and contract.ended < contract.started:
        claim = f"ended on {contract.ended}, before it started on {contract.started}"
        yield Contradiction("JSS940", claim, "check both days", ("ended", "started"))
    elif contract.vague and (first := _too_early(contract)):
        claim = f"ended on {contract.ended}, before {first}, the first day on which it can have started"
        yield Contradiction("JSS940", claim, "check both days", ("ended", "started"))
    if contract.ended is None and contract.ending != Ending():
        claim = "has an ending, but no day on which it ended"
        yield Contradiction(
            "JSS941",
            claim,
            "write `ended`, unknown if you do not know the day, or remove the ending",
            ("ending", "ended"),
        )
    if contract.refunded > contract.gross:
        claim = f"paid back {contract.refunded}, more than the {contract.earned} it earned"
        hint = "`earned` is gross: what was paid before refunds"
        yield Contradiction("JSS944", claim, hint, ("refunded", "refunds", "earned", "payments"))
    for total, items in SUMS.items():
        told, summed = getattr(contract, total), total_of(getattr(contract, items))
        if getattr(contract, items) and told not in (UNKNOWN, summed):
            claim = f"{total} {told}, but its {items} sum to {summed}"
            hint = f"correct the one or the other, or leave `{total}` out"
            yield Contradiction("JSS945", claim, hint, (total, items))


def _too_early(contract: Contract) -> date | None:
    """The first day on which a contract can have started, if it ended before it."""
    began, over = contract.bounds("started"), contract.bounds("ended")
    last = over.not_after if over else contract.ended
    return began.not_before if began and began.not_before and last and last < began.not_before else None


class Linked(Protocol):
    """A contract, or as much of it as a chain needs."""

    @property
    def id(self) -> str:
        """What others continue it by."""

    @property
    def continues(self) -> str | None:
        """The contract in whose place it was opened."""


def chain_faults(contracts: Sequence[Linked]) -> Iterator[tuple[int, Contradiction]]:
    """Every `continues` that leads nowhere or round in a circle, with the place of its contract in the sequence.

    A circle is told once, at its first contract in the file.
    """
    places = {contract.id: place for place, contract in enumerate(contracts)}
    before = {contract.id: contract.continues for contract in contracts}
    settled: set[str] = set()
    missing = 0
    for place, contract in enumerate(contracts):
        if contract.continues is not None and contract.continues not in places:
            missing += 1
            near = islice(places, NEAR if missing <= MOST_SHOWN else 0)
            yield place, _missing(contract.continues, tuple(name for name in near if name != contract.id))
        if circle := _circle(contract.id, before, settled):
            first = min(range(len(circle)), key=lambda step: places[circle[step]])
            ordered = [*circle[first:], *circle[: first + 1]]
            yield places[ordered[0]], _round(ordered)


def _circle(start: str, before: dict[str, str | None], settled: set[str]) -> list[str]:
    """The circle that the walk from `start` ends in, if nobody walked there yet."""
    path: dict[str, int] = {}
    step: str | None = start
    while step is not None and step in before and step not in settled and step not in path:
        path[step] = len(path)
        step = before[step]
    settled.update(path)
    return list(path)[path[step] :] if step in path else []


def _missing(target: str, ids: tuple[str, ...]) -> Contradiction:
    hint = did_you_mean(target, ids, "write the id of a contract in this file", cutoff=0.5)
    return Contradiction("JSS942", f'continues "{target}", which is no contract of this file', hint, ("continues",))


def _round(ids: list[str]) -> Contradiction:
    shown = ids if len(ids) <= SHOWN else [*ids[: SHOWN // 2], "...", *ids[-SHOWN // 2 :]]
    claim = f"continues itself: {' -> '.join(shown)}"
    return Contradiction("JSS943", claim, "remove `continues` from the first of them", ("continues",))
