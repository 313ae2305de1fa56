"""What moved a score, in words: from one level to the other, a row for each cause."""

from __future__ import annotations

from fractions import Fraction

from jss_cli.domain.change import Bridge, BridgeRow, Cause, Level
from jss_cli.domain.history import Observation
from jss_cli.domain.report import Column, Note, Report, Row, Span, Table, Tone
from jss_cli.reports.causes import counted_words, figure_words, row_words, too_few_words
from jss_cli.reports.header import computed_headline
from jss_cli.reports.numbers import count, largest_remainder, tenth, tenths_of, whole_percent, with_sign
from jss_cli.reports.why.points import name

COLUMNS = (Column("points", "number"), Column("", "bar"), Column("contract", "name"), Column("what happened", "text"))
REASONS = 5  # told for one row, the largest first


def diff_report(bridge: Bridge, *, of: tuple[str, str], seen: Observation | None, top: int, every: bool) -> Report:
    """The bridge between two scores; `of` names the two histories where they are not the same, `seen` is what was seen
    of the last score where the rules alone do not tell it.

    At most `top` rows stand alone unless `every` one is asked for; the printed points add up to the printed scores.
    """
    start, end = bridge.start, bridge.end
    value = f"{whole_percent(start.percent)} → {whole_percent(end.percent)}"
    headline = computed_headline(seen, value, *_end_words(bridge, of), "unofficial")
    return Report((headline, bridge_table(bridge, len(bridge.rows) if every else top), *_notes(bridge)))


def _end_words(bridge: Bridge, of: tuple[str, str]) -> tuple[str, ...]:
    """Which histories, days and rules the two ends are of, each told once if it is the same."""
    start, end = bridge.start, bridge.end
    files = () if of[0] == of[1] else (f"{of[0]} → {of[1]}",)
    days = f"{start.day}" if start.day == end.day else f"{start.day} → {end.day}"
    titles = start.policy.title, end.policy.title
    rules = titles[0] if start.policy == end.policy else f"{titles[0]} → {titles[1]}"
    return (*files, f"rules: {rules}", days)


def bridge_table(bridge: Bridge, most: int) -> Table:
    """The score before, the rows, the score after."""
    first, last = (tenths_of(level.percent or Fraction(0)) for level in (bridge.start, bridge.end))
    tenths = largest_remainder([row.points for row in bridge.rows], last - first)
    largest = max((abs(row.points) for row in bridge.rows), default=Fraction(0)) or Fraction(1)
    pairs = list(zip(bridge.rows, tenths, strict=True))
    rows = [_level_row(bridge.start, "before")]
    for row, points in pairs[:most]:
        rows += [_bridge_row(row, points, row.points / largest, bridge.end), *_reason_rows(row, bridge.end)]
    if left := pairs[most:]:
        words = f"and {count(len(left), 'smaller cause')} (--all lists them)"
        rows.append(_table_row(with_sign(sum(points for _, points in left)), Fraction(0), "", words))
    if not pairs:
        rows.append(_table_row("0.0", Fraction(0), "", "nothing that is counted changed"))
    return Table("", COLUMNS, (*rows, _level_row(bridge.end, "after")))


def _bridge_row(row: BridgeRow, tenths: int, share: Fraction, end: Level) -> Row:
    """One cause; `share` is its size beside the largest one's."""
    tone: Tone = "good" if row.points > 0 else "poor" if row.points < 0 else "quiet"
    return _table_row(with_sign(tenths), share, _name_of(row), row_words(row, end), tone)


def _reason_rows(row: BridgeRow, end: Level) -> list[Row]:
    """What moved the window that is shown instead, or what new rules did: quiet rows without points of their own."""
    there = "in that window, " if row.cause is Cause.WINDOW else ""
    rows = ((inner, with_sign(tenths_of(inner.points))) for inner in row.because[:REASONS])
    return [
        _table_row("", Fraction(0), _name_of(inner), f"{there}{points}: {row_words(inner, end)}", "quiet")
        for inner, points in rows
    ]


def _name_of(row: BridgeRow) -> str:
    """The contract of a row, empty if no single one caused it."""
    return name(row.verdict).text if row.verdict else ""


def _level_row(level: Level, when: str) -> Row:
    """A score with its day and the window it comes from; the reason where there is none."""
    if level.percent is None or level.shown is None:
        points, words = "-", f"no score: {too_few_words(level)}"
    else:
        part = level.shown.longest
        counted = f"{part.contracts} counted: {counted_words(part, level.policy)}"
        points, words = tenth(level.percent), f"shown as {level.whole} %: {figure_words(level.shown)}, {counted}"
    cells = (Span(points), Fraction(0), Span(f"{when}, {level.day}"), Span(words))
    exact_score = "" if level.percent is None else f"{points}, "
    return Row(cells, f"{when.capitalize()}, on {level.day}: {exact_score}{words}.", "strong")


def _table_row(points: str, bar: Fraction, contract: str, words: str, tone: Tone = "plain") -> Row:
    """A row of this table, and its sentence."""
    subject = f"{contract}: " if contract else ""
    sentence = f"{points} points: {subject}{words}." if points else f"  {subject}{words}."
    return Row((Span(points), bar, Span(contract), Span(words)), sentence, tone)


def _notes(bridge: Bridge) -> tuple[Note, ...]:
    """What a reader may trip over."""
    if bridge.start.percent is not None and bridge.end.percent is not None:
        return ()
    return (Note("No score", "an end without a score counts as 0 points here, so that the rows add up"),)
