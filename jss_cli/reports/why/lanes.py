"""Contracts over time: when they were worked on, how long windows count them, and the days on which they leave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

from jss_cli.dataclass import dataclass
from jss_cli.domain.explanation import ContractLane, Lanes
from jss_cli.domain.report import Axis, Column, Row, Sign, Span, Strip, StripBar, Table, TableCell, Tone
from jss_cli.domain.score import Score
from jss_cli.domain.verdict import Outcome
from jss_cli.reports.causes import GRADES
from jss_cli.reports.numbers import count
from jss_cli.reports.why.points import name

MOST_LANES = 30
BEFORE = timedelta(days=400)  # of work that is drawn before the day asked about
HALVES_UNTIL, QUARTERS_UNTIL = 2200, 800  # days
TONES: dict[Outcome, Tone] = {
    Outcome.POSITIVE: "good",
    Outcome.LUKEWARM: "middling",
    Outcome.NEUTRAL: "middling",
    Outcome.NEGATIVE: "poor",
}


def lanes_table(lanes: Lanes, score: Score, *, top: int, counts: str = "counts as") -> list[Table]:
    """A lane for each of the costliest contracts, then for those that leave next; nothing if no window holds any.
    `counts` is the title of what each counts as."""
    if not lanes.told:
        return []
    told, lengths = lanes.told[:top], score.policy.windows.lengths
    span = _Span.of(told, score.as_of)
    rows = [_lane_row(lane, span) for lane in told]
    if more := lanes.more + len(lanes.told) - len(told):
        words = f"and {count(more, 'contract')} more"
        rows.append(Row((Span(words), Span(""), Fraction(0), *(Span("") for _ in lengths)), f"{words}.", "quiet"))
    columns = (
        Column("contract", "name"),
        Column(counts, labelled=counts != "counts as"),
        Column("", "bar", axis=span.axis()),
        *(Column(f"leaves {months}m", "number") for months in lengths),
    )
    return [Table("Which windows count them", columns, tuple(rows), roomy=True)]


def _lane_row(lane: ContractLane, span: _Span) -> Row:
    """One contract."""
    verdict = lane.contribution.verdict
    grade = GRADES[verdict.outcome]
    gone = [(months, day, day <= span.day) for months, day in lane.leaves]
    days = [Span("left" if is_gone else str(day), "quiet" if is_gone else "plain") for _, day, is_gone in gone]
    ahead = ", ".join(f"{months} months on {day}" for months, day, is_gone in gone if not is_gone)
    cells: tuple[TableCell, ...] = (name(verdict), Span(grade, TONES[verdict.outcome]), span.strip(lane), *days)
    return Row(
        cells, f"{name(verdict).text} counts as {grade}; it leaves the window of {ahead}.", TONES[verdict.outcome]
    )


@dataclass(frozen=True, slots=True)
class _Span:
    """The days that lanes are drawn over, the one that is asked about, and whether some work lies before them."""

    first: date
    last: date
    day: date
    is_cut: bool

    @classmethod
    def of(cls, told: Sequence[ContractLane], day: date) -> _Span:
        """From the first day of work, unless that is long ago, to the last on which a contract leaves."""
        first = min(lane.contribution.verdict.contract.started for lane in told)
        return cls(min(max(first, day - BEFORE), day), max(lane.last for lane in told), day, first < day - BEFORE)

    def place(self, day: date) -> Fraction:
        """Where a day lies, from 0 to 1; one outside at the end that is nearer."""
        return Fraction((min(max(day, self.first), self.last) - self.first).days, (self.last - self.first).days)

    def strip(self, lane: ContractLane) -> Strip:
        """A contract, from its first day to the last on which it counts; nothing of what lies before the axis."""
        contract = lane.contribution.verdict.contract
        end = min(contract.ended or self.day, self.day)
        worked, counts = (self.place(contract.started), self.place(end)), (self.place(end), self.place(lane.last))
        drawn = (StripBar(*worked),) if max(contract.started, self.first) <= end else ()
        return Strip(
            (StripBar(*counts, "pale"), *drawn), tuple(self.place(day) for _, day in lane.leaves if day >= self.first)
        )

    def axis(self) -> Axis:
        """The first days of months that are worth a label."""
        labels = tuple((self.place(day), f"{day:%Y}" if day.month == 1 else f"{day:%Y-%m}") for day in self._firsts())
        keys: tuple[tuple[Sign, str], ...] = (
            ("full", f"worked on{f', from {self.first} on' if self.is_cut else ''}"),
            ("pale", "counts until it leaves the last window"),
            ("tick", "leaves a window"),
            ("mark", f"as of {self.day}"),
        )
        return Axis(labels, self.place(self.day), keys)

    def _firsts(self) -> Iterator[date]:
        days = (self.last - self.first).days
        months = (1, 4, 7, 10) if days < QUARTERS_UNTIL else (1, 7) if days < HALVES_UNTIL else (1,)
        for year in range(self.first.year, self.last.year + 1):
            yield from (day for month in months if self.first <= (day := date(year, month, 1)) <= self.last)
