"""Which contracts nothing tells apart: those that may count as the same things, with the same chances, in the same
windows."""

from __future__ import annotations

from collections import defaultdict

from jss_cli.explaining.seen.look import Look


def alike(look: Look) -> tuple[tuple[int, ...], ...]:
    """The contracts of the history in groups (by their indices), in the order of the history."""
    spots = {spot.contract: number for number, spot in enumerate(look.course.spots)}
    groups: dict[object, list[int]] = defaultdict(list)
    for index in range(look.kinds.listed):
        number = spots.get(index)
        if number is None:
            groups[None].append(index)
            continue
        spot = look.course.spots[number]
        ways = zip(spot.branches, look.chances[number], strict=True)
        key = frozenset((b.outcome, b.parts, b.private, b.setting, b.silent, round(c, 12)) for b, c in ways)
        groups[key].append(index)
    return tuple(tuple(group) for group in groups.values())
