"""And if this had been otherwise, for the score that was seen: both scores by the worlds that fit, and beside them what
the rules alone give."""

from __future__ import annotations

from dataclasses import replace

from jss_cli.domain.case import Case
from jss_cli.domain.report import Block, Column, Headline, Paragraph, Report, Row, Span, Table
from jss_cli.domain.seen import ScoreBand
from jss_cli.domain.seen_next import SeenCounterfactual
from jss_cli.reports.next.seen_plan import gain_words, worlds_note
from jss_cli.reports.next.what_if import (
    WhatIfResult,
    WorldsResult,
    added_notes,
    ahead_notes,
    change_steps,
    ends_words,
    unasked_notes,
    what_if_result,
)
from jss_cli.reports.numbers import whole_percent
from jss_cli.reports.observed import shown_words
from jss_cli.reports.seen import astray_words, band_words, start_notes
from jss_cli.reports.seen_values import band_result, seen_head
from jss_cli.reports.time.diff import bridge_table

COLUMNS = (Column("", "name"), Column("before"), Column("after"), Column("points"))


def seen_what_if_report(case: Case, found: SeenCounterfactual, *, top: int, every: bool) -> Report:
    """The answer first, then who can do it, then both scores by what fits and by the rules alone."""
    bridge, answer = found.computed.bridge, found.answer
    after = "not known" if answer.fits == "nothing" else _after_words(found)
    value = Span(f"{shown_words(answer.seen)} → {after}", "strong")
    blocks: list[Block] = [
        Headline("Job Success Score", value, (f"shown on {answer.seen.on}", *ends_words(case, bridge), "unofficial")),
        change_steps(found.computed),
        Table("", COLUMNS, tuple(_rows(found))),
    ]
    if not answer.is_given:
        blocks.insert(
            1, Paragraph((Span(f"Only the rules alone can be asked with this file: {astray_words(answer)}."),))
        )
    elif answer.fits == "nothing":
        nearest = f"explains {shown_words(answer.seen)} with this file: this is what comes nearest."
        blocks.insert(1, Paragraph((Span(f"No reading of the rules {nearest}"),)))
    if bridge.rows:
        blocks.append(replace(bridge_table(bridge, len(bridge.rows) if every else top), title="By the rules alone"))
    rests = (*start_notes(answer), worlds_note(case, answer)) if answer.is_given else ()
    notes = (note for notes in (ahead_notes, added_notes, unasked_notes) for note in notes(found.computed))
    return Report((*blocks, *notes, *rests))


def _rows(found: SeenCounterfactual) -> list[Row]:
    """Both scores and the points between them: from the one that was seen, by what fits, and by the rules alone."""
    bridge, points = found.computed.bridge, gain_words(found.points) if found.has_points else ""
    is_moved = None not in {bridge.start.percent, bridge.end.percent}
    gained = f"{float(bridge.points) + 0.0:+.1f}".replace("-", "−") if is_moved else ""
    at_once = points if bridge.start.day == bridge.end.day else ""
    seen = _row("as shown", shown_words(found.answer.seen), _after_words(found), at_once)
    fits = _row("by what fits", _band_words(found.before), _band_words(found.after), points)
    rows = [seen, fits] if found.answer.fits != "nothing" else [fits] if found.answer.is_given else []
    before, after = whole_percent(bridge.start.percent), whole_percent(bridge.end.percent)
    return [*rows, _row("by the rules alone", before, after, gained)]


def _after_words(found: SeenCounterfactual) -> str:
    """The score after the changes, from the one that was seen; only about, where what fits comes to another one."""
    return f"{'' if found.from_seen == found.after else 'about '}{_band_words(found.from_seen)}"


def _row(basis: str, before: str, after: str, points: str) -> Row:
    cells = tuple(map(Span, (basis, before, after, points)))
    return Row(cells, f"{basis}: {before} before, {after} after{f' ({points} points)' if points else ''}.")


def _band_words(band: ScoreBand) -> str:
    """A band with its middle."""
    return band_words(band) if band.low == band.high else f"{band_words(band)} (middle {band.middle})"


def seen_what_if_result(case: Case, found: SeenCounterfactual) -> WhatIfResult:
    """The counterfactual as plain values: the document of the rules alone, about the seen score, with the worlds."""
    computed, points = what_if_result(case, found.computed), found.points
    first = seen_head("what-if", case, found.answer)
    names = list(WhatIfResult.__dataclass_fields__)
    return replace(
        computed,
        **dict(zip(names, first, strict=False)),  # type: ignore[arg-type]
        worlds=None
        if not found.answer.is_given
        else WorldsResult(
            before=band_result(found.before),
            after=band_result(found.after),
            from_seen=band_result(found.from_seen),
            expected_before=found.expected[0],
            expected_after=found.expected[1],
            points_low=points.low,
            points_middle=points.middle,
            points_high=points.high,
            points_mean=points.mean,
        ),
    )
