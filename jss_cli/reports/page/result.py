"""A page for programs: the contracts over time, and whether it may be shared."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.domain.explanation import ContractLane, Lanes
from jss_cli.domain.page import PublicPage
from jss_cli.domain.seen_explanation import AnyExplanation
from jss_cli.reports.reply.reply import public_head
from jss_cli.reports.results import HistoryResult, lost_points
from jss_cli.reports.seen_values import head_of


@dataclass(frozen=True, slots=True)
class LeavingResult:
    """The first day on which the window of so many months holds nothing of a contract any more."""

    months: int
    day: str


@dataclass(frozen=True, slots=True)
class LaneResult:
    """A contract over time: what it counts as by the rules, what it costs, and when windows let it go."""

    id: str
    started: str
    ended: str | None
    outcome: str
    points: float
    rule: str
    leaves: tuple[LeavingResult, ...]


@dataclass(frozen=True, slots=True)
class PageResult(HistoryResult):
    """A page: the costliest contracts, then those that leave next, and how many `more` windows hold. What is
    `shareable` rests on the public history alone, and does not name its file."""

    rows_key: ClassVar[str] = "contracts"

    shareable: bool
    contracts: tuple[LaneResult, ...]
    more: int


def public_result(page: PublicPage) -> PageResult:
    """What may be shared, as plain values."""
    return replace(PageResult(*public_head("page", page.public), True, *_lanes(page.lanes)), file="")


def own_result(found: AnyExplanation) -> PageResult:
    """A page for oneself as plain values."""
    return PageResult(*head_of("page", found), False, *_lanes(found.lanes))


def _lanes(lanes: Lanes) -> tuple[tuple[LaneResult, ...], int]:
    return tuple(map(_lane_result, lanes.told)), lanes.more


def _lane_result(lane: ContractLane) -> LaneResult:
    """One contract as plain values."""
    verdict = lane.contribution.verdict
    contract = verdict.contract
    return LaneResult(
        id=contract.id,
        started=contract.started.isoformat(),
        ended=contract.ended.isoformat() if contract.ended else None,
        outcome=verdict.outcome.value,
        points=lost_points(lane.contribution.lost),
        rule=verdict.rule.code,
        leaves=tuple(LeavingResult(months, day.isoformat()) for months, day in lane.leaves),
    )
