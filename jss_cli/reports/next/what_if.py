"""And if this had been otherwise, in words: both scores, who can bring it about, and what it makes of each contract."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Case
from jss_cli.domain.change import Bridge
from jss_cli.domain.report import Block, Column, Note, NumberedItem, Report, Row, Span, Steps, Table, Tone
from jss_cli.domain.scenario import Agency, Counterfactual, SetFact
from jss_cli.domain.score import Contribution
from jss_cli.reports.causes import GRADES
from jss_cli.reports.header import computed_headline, day_words, elsewhere
from jss_cli.reports.noted import taken_words
from jss_cli.reports.numbers import tenth, whole_percent
from jss_cli.reports.results import HistoryResult, head, lost_points
from jss_cli.reports.seen_result import BandResult
from jss_cli.reports.time.diff import bridge_table
from jss_cli.reports.time.diff_result import CauseResult, LevelResult, cause_result, level_result

AGENCY: dict[Agency, str] = {
    "you": "you can bring this about",
    "others": "only the client or the marketplace can bring this about",
    "thought": "a thought, and nothing that can still be done",
    "nobody": "it is so already",
}
TONES: dict[Agency, Tone] = {"you": "good", "others": "middling", "thought": "quiet", "nobody": "quiet"}
COLUMNS = (Column("contract", "name"), Column("before"), Column("after"), Column("rule", "code"))


@dataclass(frozen=True, slots=True)
class ChangeResult:
    """One change as it was written, and who can bring it about: "you", "others", "thought", or "nobody" (it is so
    already)."""

    change: str
    agency: Agency


@dataclass(frozen=True, slots=True)
class TurnedResult:
    """A contract that counts otherwise, or is new or gone (None): outcomes and points before and after."""

    contract: str
    before: str | None
    after: str | None
    points_before: float | None
    points_after: float | None
    rule: str | None


@dataclass(frozen=True, slots=True)
class WorldsResult:
    """Both scores over the worlds that fit the seen score, as bands and as expected percents, and the points between
    them: up to which 5, 50 and 95 of 100 worlds lie, and their mean. `from_seen` is the score after the changes counted
    from the number that was seen, by those points."""

    before: BandResult
    after: BandResult
    from_seen: BandResult
    expected_before: float
    expected_after: float
    points_low: float
    points_middle: float
    points_high: float
    points_mean: float


@dataclass(frozen=True, slots=True)
class WhatIfResult(HistoryResult):
    """Everything that `jss what-if` tells: `score` is the one before, `rows` of the bridge sum to `points`."""

    rows_key: ClassVar[str] = "rows"

    scenario: str
    changes: tuple[ChangeResult, ...]
    before: LevelResult
    after: LevelResult
    points: float
    points_exact: str
    rows: tuple[CauseResult, ...]
    contracts: tuple[TurnedResult, ...]
    worlds: WorldsResult | None


def what_if_result(case: Case, found: Counterfactual) -> WhatIfResult:
    """The counterfactual as plain values."""
    changes = zip(found.scenario.changes, found.agency, strict=True)
    return WhatIfResult(
        *head("what-if", case, found.before.score),
        scenario=found.scenario.name,
        changes=tuple(ChangeResult(change.text, agency) for change, agency in changes),
        before=level_result(found.bridge.start, case.source),
        after=level_result(found.bridge.end, case.source),
        points=float(found.bridge.points),
        points_exact=str(found.bridge.points),
        rows=tuple(cause_result(row, found.bridge.end) for row in found.bridge.rows),
        contracts=tuple(_turned_result(*sides) for sides in _turned(found)),
        worlds=None,
    )


def assumed_beside(before: Case, after: Case) -> tuple[str, ...]:
    """What is taken on both sides of the changes, and what on one of them alone."""
    old, new = taken_words(before), taken_words(after)
    return (
        *(words if words in new else f"before the change {words}" for words in old),
        *(f"after the change {words}" for words in new if words not in old),
    )


def _turned_result(before: Contribution | None, after: Contribution | None) -> TurnedResult:
    """One contract's two sides as plain values."""
    shown = after or before
    assert shown is not None  # noqa: S101 - a contract has at least one side
    return TurnedResult(
        contract=shown.verdict.contract.id,
        before=before.verdict.outcome.value if before else None,
        after=after.verdict.outcome.value if after else None,
        points_before=lost_points(before.lost) if before else None,
        points_after=lost_points(after.lost) if after else None,
        rule=after.verdict.rule.code if after else None,
    )


def _turned(found: Counterfactual) -> list[tuple[Contribution | None, Contribution | None]]:
    """The contracts that another rule decides, that weigh otherwise, that begin or cease to cost points, or that only
    one side has, in the file's order."""
    before = {c.verdict.contract.id: c for c in found.before.contributions}
    after = {c.verdict.contract.id: c for c in found.after.contributions}
    pairs = [(before.get(name), after.get(name)) for name in dict.fromkeys((*before, *after))]
    return [(old, new) for old, new in pairs if _kind_of(old) != _kind_of(new)]


def _kind_of(side: Contribution | None) -> tuple[str, Fraction, bool] | None:
    """What makes a contract count as it does."""
    return (side.verdict.rule.code, side.verdict.weighs, side.lost > 0) if side else None


def what_if_report(case: Case, found: Counterfactual, *, top: int, every: bool) -> Report:
    """The answer first, then who can do it, then why."""
    value = f"{whole_percent(found.bridge.start.percent)} → {whole_percent(found.bridge.end.percent)}"
    facts = (*ends_words(case, found.bridge), "unofficial")
    blocks: list[Block] = [computed_headline(case.untold, value, *facts), change_steps(found)]
    blocks.append(bridge_table(found.bridge, len(found.bridge.rows) if every else top))
    if pairs := _turned(found):
        shown = pairs if every else pairs[:top]
        blocks.append(Table("What it makes of each contract", COLUMNS, tuple(_turned_row(*sides) for sides in shown)))
    blocks += ahead_notes(found)
    blocks += added_notes(found)
    return Report((*blocks, *unasked_notes(found)))


def ends_words(case: Case, bridge: Bridge) -> tuple[str, str]:
    """The rules and the days of both ends."""
    start, end = bridge.start, bridge.end
    rules = start.policy.title if start.policy == end.policy else f"{start.policy.title} → {end.policy.title}"
    days = day_words(case) if start.day == end.day else f"{start.day} → {end.day}"
    return f"rules: {rules}{elsewhere(case)}", days


def change_steps(found: Counterfactual) -> Steps:
    """Each change, and who can bring it about."""
    items = (
        NumberedItem((Span(change.text, "strong"), Span(f": {AGENCY[agency]}", TONES[agency])))
        for change, agency in zip(found.scenario.changes, found.agency, strict=True)
    )
    return Steps(f"If {found.scenario.name or 'it were so'}", tuple(items))


def _turned_row(before: Contribution | None, after: Contribution | None) -> Row:
    """What became of one contract."""
    result, old, new = _turned_result(before, after), _side_words(before), _side_words(after)
    cells = (Span(result.contract), Span(old, "quiet"), Span(new), Span(result.rule or ""))
    return Row(cells, f"{result.contract}: {old} before, {new} after.")


def _side_words(side: Contribution | None) -> str:
    """How a contract counts, and what it costs if it costs anything."""
    if side is None:
        return "not there"
    grade, words = GRADES[side.verdict.outcome], side.verdict.words
    words = words if words.startswith(grade) else f"{grade}: {words}"
    if not side.counted and side.verdict.shares:
        words += ", in no window that is shown"
    return words + (f" (costs {tenth(side.lost)})" if side.lost else "")


def ahead_notes(found: Counterfactual) -> list[Block]:
    """That an end which is asked about lies ahead, so that the answer is for that day."""
    start, end = found.before.score.as_of, found.after.score.as_of
    deeds = (change.deed for change in found.scenario.changes)
    ahead = any(isinstance(d, SetFact) and d.fact.name == "ended" and d.fact.value == end for d in deeds)
    words = f"{end} lies after {start}: the answer is for that day, if nothing else happens until then"
    return [Note("Ahead", words)] if ahead and end > start else []


def unasked_notes(found: Counterfactual) -> list[Note]:
    """That an answer was changed for which clients were not asked any more when the contract ended."""
    policy = found.after.score.policy
    ended = {verdict.contract.id: verdict.contract.ended for verdict in found.after.score.verdicts}
    facts = [
        (d, d.fact.name.rpartition(".")[2]) for d in (c.deed for c in found.scenario.changes) if isinstance(d, SetFact)
    ]
    return [
        Note("Counts for nothing", f"{deed.contract} ended on {on}, and clients were asked for {fact} until {last}")
        for deed, fact in facts
        if (last := policy.asked_until(fact)) and (on := ended.get(deed.contract)) and on > last
    ]


def added_notes(found: Counterfactual) -> list[Block]:
    """What a reader must know about contracts that do not exist."""
    if any(change.text.startswith("add:") for change in found.scenario.changes):
        words = "added contracts begin and end on the day reached, go well, and each has a new client"
        return [Note("Assumed", f"{words}, unless you say otherwise")]
    return []
