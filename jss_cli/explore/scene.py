"""Everything that is on the screen, as one value: what is tried, which contract is looked at, and what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from jss_cli.dataclass import dataclass
from jss_cli.explore.beside import Beside, SeenWords
from jss_cli.explore.glance import Glance

Page = Literal["board", "help", "whole"]


@dataclass(frozen=True, slots=True)
class Scene:
    """The look at the start and now, what is known aside, the contract at `at` of `names` (from `top` on they are
    shown), a message, what was said last of the seen score, also beside another trial, and which page is shown: the
    contracts, every key, or all that is said, uncut, on several leaves."""

    opened: Glance
    look: Glance
    aside: Beside
    names: tuple[str, ...]
    at: int = 0
    top: int = 0
    message: str = ""
    seen: SeenWords | None = None
    page: Page = "board"
    leaf: int = 0

    @property
    def name(self) -> str:
        """The id of the contract that is looked at; empty if there is none."""
        return self.names[self.at] if self.names else ""

    def moved(self, by: int) -> Scene:
        """The scene with another contract looked at, so many below."""
        return replace(self, at=max(0, min(self.at + by, len(self.names) - 1)))

    def at_one_of(self, names: Sequence[str]) -> Scene:
        """The scene with the first of some contracts looked at; as it is if there is none."""
        places = [place for place, name in enumerate(self.names) if name in names]
        return replace(self, at=places[0]) if places else self

    def scrolled(self, rows: int) -> Scene:
        """The scene with the contract that is looked at among so many rows."""
        return replace(self, top=max(0, min(self.top, self.at), self.at - rows + 1))


def names_in_order(opened: Glance) -> tuple[str, ...]:
    """The ids of the contracts of a history: those that cost points first, then those that count, then all others."""
    ranked = sorted(opened.attribution.contributions, key=lambda c: (-c.lost, not c.counted))
    return tuple(c.verdict.contract.id for c in ranked)


def with_new(names: Sequence[str], look: Glance) -> tuple[str, ...]:
    """Those ids, and behind them those of contracts that a change has added."""
    return tuple(dict.fromkeys((*names, *look.by_id)))
