"""The table of points: from 100 down to the score, a row for each contract that cost something, then the others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction

from jss_cli.domain.report import Column, Row, Span, Table, Tone
from jss_cli.domain.score import Attribution, Contribution, Score
from jss_cli.domain.verdict import Outcome, Verdict
from jss_cli.reports.causes import counted_words
from jss_cli.reports.numbers import (
    cost,
    count,
    hundredths,
    largest_remainder,
    listed,
    plain_number,
    signed_tenths,
    tenth,
    tenths_of,
    whole_percent,
)
from jss_cli.reports.why.waterfall import LevelMove, with_waterfall

COLUMNS = (
    Column("points", "number"),
    Column("contract", "name"),
    Column("why", "text"),
    Column("rule", "code"),
    Column("without it", "number"),
)
PointsRow = tuple[Row, LevelMove]
TONES: dict[Outcome, Tone] = {Outcome.LUKEWARM: "middling", Outcome.NEUTRAL: "middling", Outcome.NEGATIVE: "poor"}


def points_table(attribution: Attribution, *, top: int, every: bool) -> Table:
    """100, less what each contract cost, is the score; the printed column adds up to the printed score."""
    return pictured(points_rows(attribution, top=top, every=every, hint=" (--all lists them)"))


def pictured(rows: Sequence[PointsRow]) -> Table:
    """The table of some rows, with the way from 100 down to the score."""
    return with_waterfall(Table("", COLUMNS, tuple(row for row, _ in rows)), [move for _, move in rows])


def points_rows(attribution: Attribution, *, top: int, every: bool, hint: str = "") -> list[PointsRow]:
    """The rows of the table, each with what it moves the level by.

    At most `top` contracts that cost points have a row of their own, and those that cost nothing are grouped, unless
    `every` contract is to have one; `hint` says how to see the others.
    """
    score = attribution.score
    costing = sorted((c for c in attribution.contributions if c.lost > 0), key=lambda c: -c.lost)
    rest = [c for c in attribution.contributions if c.lost == 0]
    groups = [[c] for c in rest] if every else _alike(rest, score)
    rows: list[PointsRow] = [(_group_row(group, score), None) for group in groups]
    if score.shown:
        costs = _cost_rows(attribution, costing, len(costing) if every else top, hint)
        rows = [(_start_row(), 0), *costs, *_floor_row(attribution), (_shown_row(score), 0), *rows]
    return rows


def _start_row() -> Row:
    """Where the counting starts."""
    words = "if everything had gone well"
    return points_row("100.0", Span("to begin with"), words, "", "", f"100.0 points {words}.", tone="quiet")


def _cost_rows(attribution: Attribution, costing: Sequence[Contribution], top: int, hint: str) -> list[PointsRow]:
    """A row for each of the costliest contracts, and one for all that are left."""
    pairs = list(zip(costing, lost_tenths(attribution, costing), strict=True))
    rows: list[PointsRow] = [(_cost_row(c, points, attribution.score), -points) for c, points in pairs[:top]]
    if left := pairs[top:]:
        points, words = sum(points for _, points in left), f"and {count(len(left), 'contract')} more"
        sentence = f"{words} cost {signed_tenths(points)} points together{hint}."
        row = points_row(cost(points), Span(words), f"each costs as much or less{hint}", "", "", sentence)
        rows.append((row, -points))
    return rows


def lost_tenths(attribution: Attribution, costing: Sequence[Contribution]) -> tuple[int, ...]:
    """What contracts cost, in tenths of points that add up with the score as it is printed."""
    total = 1000 - tenths_of(attribution.score.percent or Fraction(0)) + tenths_of(attribution.floor)
    return largest_remainder([c.lost for c in costing], total)


def _cost_row(contribution: Contribution, tenths: int, score: Score) -> Row:
    """One contract that cost points, and when it will no longer."""
    verdict = contribution.verdict
    why, without = (
        f"{_words_of(verdict)}{leaving_words(contribution, score, '; ')}",
        whole_percent(contribution.without),
    )
    sentence = (
        f"{name(verdict).text} cost {signed_tenths(tenths)} points: {why} ({verdict.rule.code}). Without it: {without}."
    )
    tone = TONES[verdict.outcome]
    return points_row(cost(tenths), name(verdict), why, verdict.rule.code, without, sentence, tone=tone)


def leaving_words(contribution: Contribution, score: Score, before: str) -> str:
    """On which day the window that is shown no longer holds a contract, behind a sign; empty if not known."""
    is_open = contribution.verdict.contract.ended is None
    if is_open or not (contribution.leaves and score.shown):
        return ""
    window = f"{score.shown.name}{' window' if len(score.shown.parts) == 1 else ''}"
    return f"{before}leaves the {window} on {contribution.leaves + timedelta(days=1)}"


def _floor_row(attribution: Attribution) -> list[PointsRow]:
    """What the lower bound gives back when more than 100 points are lost."""
    if not attribution.floor:
        return []
    points = f"+{tenth(attribution.floor)}"
    sentence = f"{points} points: it cannot go below 0."
    row = points_row(points, Span(""), "a score cannot go below 0", "JSS404", "", sentence)
    return [(row, tenths_of(attribution.floor))]


def _shown_row(score: Score) -> Row:
    """The score, the window it comes from, and what that window counts."""
    assert score.shown is not None and score.percent is not None  # noqa: S101, PT018 - only called with a score
    part = score.shown.longest
    counted = f"{part.contracts} counted: {counted_words(part, score.policy)}"
    weight = Fraction(part.total, score.policy.weights.unit)
    if len(score.shown.parts) == 1 and weight != part.contracts:
        counted += f"; they weigh {plain_number(weight)} in all"
    name = f"{score.shown.name}{' window' if len(score.shown.parts) == 1 else ''}"
    sentence = f"{tenth(score.percent)} points are left, shown as {score.whole} %: {name}, {counted}."
    words = f"{hundredths(score.percent)}shown as {score.whole} %"
    return points_row(tenth(score.percent), Span(words), f"{name}: {counted}", "", "", sentence, tone="strong")


def _alike(contributions: Sequence[Contribution], score: Score) -> list[list[Contribution]]:
    """Contracts that cost nothing for the same reason, side by side; counted ones first."""
    groups: dict[tuple[bool, str, str], list[Contribution]] = {}
    for contribution in contributions:
        key = (not contribution.counted, contribution.verdict.rule.code, uncosted_words(contribution, score))
        groups.setdefault(key, []).append(contribution)
    return [groups[key] for key in sorted(groups)]


def _group_row(group: Sequence[Contribution], score: Score) -> Row:
    """Contracts that cost nothing: counted in full, aged out, or not counted at all, with the rule that said so."""
    first = group[0]
    names = name(first.verdict) if len(group) == 1 else Span(listed([c.verdict.contract.id for c in group]))
    why, code = uncosted_words(first, score), first.verdict.rule.code
    points = "0.0" if first.counted else "-"
    withouts = {whole_percent(c.without) for c in group} if score.shown else set()
    without = withouts.pop() if len(withouts) == 1 and first.counted else ""
    one = f"each: {without}" if without and len(group) > 1 else without
    return points_row(points, names, why, code, one, f"{names.text}: {why} ({code}).", tone="quiet")


def uncosted_words(contribution: Contribution, score: Score) -> str:
    """Why a contract cost nothing."""
    verdict = contribution.verdict
    if verdict.outcome is Outcome.EXCLUDED:
        return f"not counted: {_words_of(verdict)}"
    if contribution.counted:
        return _words_of(verdict)
    if contribution.aged:
        deed = "ended" if contribution.aged == verdict.contract.ended else "last paid"
        months = score.policy.windows.lengths[-1]
        return f"not counted: {deed} in {contribution.aged.year}, older than {months} months"
    return f"{_words_of(verdict)}; {'outside the window that is shown' if score.shown else 'no window is shown'}"


def _words_of(verdict: Verdict) -> str:
    """The rule's phrase, and the weight where it is not that of one plain contract."""
    plain = verdict.weighs == 1 or verdict.outcome is Outcome.EXCLUDED
    return verdict.words if plain else f"{verdict.words}; weighs {plain_number(verdict.weighs)}"


def name(verdict: Verdict) -> Span:
    """A contract as its owner knows it."""
    contract = verdict.contract
    return Span(" ".join(part for part in (contract.id, contract.title, f"({contract.client})") if part))


def points_row(  # noqa: PLR0913, PLR0917 - one argument a column
    points: str,
    contract: Span,
    why: str,
    code: str,
    without: str,
    sentence: str,
    *,
    tone: Tone = "plain",
) -> Row:
    """A row of this table."""
    return Row((Span(points), contract, Span(why), Span(code), Span(without)), sentence, tone)
