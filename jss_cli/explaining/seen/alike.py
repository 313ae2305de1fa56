"""Which contracts nothing tells apart: those that may count as the same things, with the same chances, in the same
windows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from jss_cli.explaining.seen.look import Look


def alike(looks: Sequence[Look]) -> tuple[tuple[int, ...], ...]:
    """The contracts of the history in groups (by their indices), in the order of the history; alike are those that are
    so in every look."""
    groups: dict[object, list[int]] = defaultdict(list)
    for index, key in enumerate(zip(*map(_keys, looks), strict=True)):
        groups[key].append(index)
    return tuple(tuple(group) for group in groups.values())


def _keys(look: Look) -> list[object]:
    """Per contract of the history what it may count as in a look, and with which chances."""
    keys: list[object] = [tuple(round(share, 12) for share in shares.values()) for shares in look.before]
    for spot, chances in zip(look.course.spots, look.chances, strict=True):
        ways = zip(spot.branches, chances, strict=True)
        keys[spot.contract] = frozenset(
            (b.outcome, b.parts, b.counts, b.setting, b.silent, round(c, 12)) for b, c in ways
        )
    return keys[: look.kinds.listed]
