"""What moved the seen score between two observed days, in words and for programs; the points add up to both ends."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import fsum

from jss_cli.domain.case import Case
from jss_cli.domain.change import Bridge, Cause
from jss_cli.domain.report import Block, Column, Headline, Note, Paragraph, Report, Row, Span, Table, Tone
from jss_cli.domain.seen_next import SeenCause, SeenDifference, SeenEnd
from jss_cli.reports.header import elsewhere
from jss_cli.reports.next.seen_plan import worlds_note
from jss_cli.reports.numbers import count, largest_remainder, signed_tenths, tenths_of, with_sign
from jss_cli.reports.observed import shown_words
from jss_cli.reports.seen import contract_name, given_up_notes, odds
from jss_cli.reports.seen_explanation import look_words
from jss_cli.reports.seen_values import seen_head
from jss_cli.reports.time.diff_result import CauseResult, DiffResult, LevelResult, diff_result

COLUMNS = (Column("points", "number"), Column("contract", "name"), Column("what happened", "text"))
ROUNDING = 1e-9
LEAST = 0.05  # points that are worth a row
UNEXPLAINED = "not explained by any rule here"
GIVEN_UP = "the number before does not go with the one after, and is given up"
DEEDS = {
    Cause.OUTCOME: "it counts otherwise",
    Cause.WEIGHT: "it weighs otherwise",
    Cause.WINDOW: "another window is shown",
    Cause.RULES: "the rules changed",
    Cause.APPEARED: "a score appears",
    Cause.DISAPPEARED: "no score any more",
    Cause.FLOOR: "a score cannot go below 0",
}


def seen_diff_report(case: Case, seen: SeenDifference, *, top: int) -> Report:
    """The seen numbers first, what explains them, then a row for each cause."""
    start, end, answer = seen.start, seen.end, seen.answer
    policies = [case.rulebook.on(day).title for day in (start.run, end.run)]
    rules = policies[0] if policies[0] == policies[1] else f"{policies[0]} → {policies[1]}"
    facts = (f"shown on {start.seen.on} and {end.seen.on}", f"rules: {rules}{elsewhere(case)}", "unofficial")
    blocks: list[Block] = [
        Headline("Job Success Score", Span(f"{shown_words(start.seen)} → {shown_words(end.seen)}", "strong"), facts),
        Paragraph((Span(_answer_words(seen)),)),
        _table(seen, top),
    ]
    first = _first(seen)
    if answer.fits in {"nothing", "unlisted"} and (first is None or first.is_missing):
        blocks.append(Note("Please look", look_words(answer).removeprefix("Please look: ")))
    drawn = f"; points are means over the {len(answer.worlds)} that were drawn"
    return Report((*blocks, *given_up_notes(answer), worlds_note(case, answer, drawn)))


def _answer_words(seen: SeenDifference) -> str:
    """The cause that carries the difference, and what the rules alone give."""
    alone = " → ".join("no score" if one.computed is None else f"{one.computed} %" for one in (seen.start, seen.end))
    words = "Nothing in the file explains most of it" if seen.is_moved else "The number did not move"
    if first := _first(seen):
        words = f"Most of it: {_subject(first)}, {_cause_words(first, seen)}"
    elif seen.is_moved and _rest_words(seen) == GIVEN_UP:
        words = f"Most of it: {GIVEN_UP}"
    return f"{words}. By the rules alone: {alone}."


def _first(seen: SeenDifference) -> SeenCause | None:
    """The cause that carries the difference, if one does."""
    towards = (cause for cause in seen.causes if cause.points * (seen.end.told - seen.start.told) > 0)
    return next((cause for cause in towards if abs(cause.points) > abs(seen.unexplained)), None)


def _rest_words(seen: SeenDifference) -> str:
    """What the points are that no cause carries."""
    return GIVEN_UP if seen.start.seen in {day.observation for day in seen.answer.set_aside} else UNEXPLAINED


def _subject(cause: SeenCause) -> str:
    if cause.contract:
        return contract_name(cause.contract)
    return "a contract that is not in the file" if cause.is_missing else "no single contract"


def _cause_words(cause: SeenCause, seen: SeenDifference) -> str:
    """What became of a contract between the days, and how likely it did not count as good."""
    short = "" if not cause.fell_short else f" and did not count as good, {odds(cause.fell_short)}"
    contract, end = cause.contract, seen.end
    if cause.cause is Cause.LEFT:
        return f"left the window{short.replace('did not count', 'had not counted')}"
    if cause.cause is Cause.ENTERED:
        is_ended = contract is None or (contract.ended is not None and contract.ended <= end.seen.on)
        return f"{'ended' if is_ended else 'began to count'} in these days{short}"
    return f"{DEEDS[cause.cause]}{short}"


def _table(seen: SeenDifference, top: int) -> Table:
    """The score before, the causes, the score after."""
    told, left, values = _parts(seen, top)
    first, last = (tenths_of(Fraction(end.told)) for end in (seen.start, seen.end))
    tenths = largest_remainder(values, last - first)
    rows = [_end_row("before", seen.start)]
    rows += [_cause_row(cause, points, seen) for cause, points in zip(told, tenths, strict=False)]
    if tenths[-2]:
        rows.append(_row(with_sign(tenths[-2]), "all others", count(len(left), "smaller cause")))
    if tenths[-1]:
        rows.append(_row(with_sign(tenths[-1]), "", _rest_words(seen)))
    return Table("", COLUMNS, (*rows, _end_row("after", seen.end)))


def _parts(seen: SeenDifference, top: int) -> tuple[list[SeenCause], list[SeenCause], list[Fraction]]:
    """The causes that have a row, the others, and the points of each row, of the others, and of what is unexplained."""
    told = [cause for cause in seen.causes if abs(cause.points) >= LEAST][:top]
    left = [cause for cause in seen.causes if cause not in told]
    fractions = [*map(Fraction, (cause.points for cause in told)), sum(Fraction(cause.points) for cause in left)]
    total = Fraction(seen.end.told) - Fraction(seen.start.told)
    return told, left, [*map(Fraction, fractions), total - sum(fractions) if seen.unexplained else Fraction(0)]


def _cause_row(cause: SeenCause, tenths: int, seen: SeenDifference) -> Row:
    tone: Tone = "good" if tenths > 0 else "poor" if tenths < 0 else "quiet"
    name = _subject(cause) if cause.contract or cause.is_missing else ""
    return _row(with_sign(tenths), name, _cause_words(cause, seen), tone)


def _end_row(when: str, end: SeenEnd) -> Row:
    """A score with what was seen and what the rules alone give."""
    alone = "no score" if end.computed is None else f"{end.computed} %"
    words = f"seen {shown_words(end.seen)}, by the rules alone {alone}"
    return _row(signed_tenths(tenths_of(Fraction(end.told))), f"{when}, {end.seen.on}", words, "strong")


def _row(points: str, contract: str, words: str, tone: Tone = "plain") -> Row:
    subject = f"{contract}: " if contract else ""
    return Row((Span(points), Span(contract), Span(words)), f"{points} points: {subject}{words}.", tone)


def seen_diff_result(case: Case, seen: SeenDifference, computed: Bridge) -> DiffResult:
    """The difference as plain values: the document of the rules alone, about the seen scores; rows sum to `points`."""
    end_case = replace(case, day=seen.end.seen.on)
    alone = diff_result(computed, case, case)
    first = seen_head("diff", end_case, seen.answer)
    points = seen.end.told - seen.start.told
    rest = points - fsum(cause.points for cause in seen.causes)
    rows = [_cause_result(cause, seen) for cause in seen.causes]
    return replace(
        alone,
        **dict(zip(DiffResult.__dataclass_fields__, first, strict=False)),  # type: ignore[arg-type]
        start=_level_result(alone.start, seen.start),
        end=_level_result(alone.end, seen.end),
        differs=seen.is_moved,
        points=points,
        points_exact=f"{points:.9f}",
        rows=(*rows, *([_unexplained_result(rest, _rest_words(seen))] if abs(rest) > ROUNDING else [])),
    )


def _level_result(alone: LevelResult, end: SeenEnd) -> LevelResult:
    """An end with the score that was seen."""
    return replace(alone, shown=end.seen.score, exact=f"{end.told:.9f}", percent=end.told, window=None)


def _cause_result(cause: SeenCause, seen: SeenDifference) -> CauseResult:
    """One cause as plain values."""
    contract = cause.contract
    words = _cause_words(cause, seen)
    name, kind = ("", "missing") if cause.is_missing else (None, cause.cause.value)
    return CauseResult(
        cause=kind,
        contract=contract.id if contract else name or None,
        client=contract.client if contract else None,
        title=contract.title if contract else None,
        points=cause.points,
        points_exact=f"{cause.points:.9f}",
        day=None,
        months=(),
        before=None,
        after=None,
        rule=None,
        words=words,
        why=(),
        fell_short=cause.fell_short,
    )


def _unexplained_result(points: float, words: str) -> CauseResult:
    """The points that no rule here explains as plain values."""
    exact = f"{points:.9f}"
    return CauseResult("unexplained", None, None, None, points, exact, None, (), None, None, None, words, (), None)
