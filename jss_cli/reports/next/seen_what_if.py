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
from jss_cli.reports.results import head
from jss_cli.reports.seen import astray_words, band_words
from jss_cli.reports.seen_result import band_result
from jss_cli.reports.time.diff import bridge_table

COLUMNS = (Column("", "name"), Column("before"), Column("after"), Column("points"))


def seen_what_if_report(case: Case, found: SeenCounterfactual, *, top: int, every: bool) -> Report:
    """The answer first, then who can do it, then both scores by what fits and by the rules alone."""
    bridge, answer = found.computed.bridge, found.answer
    is_met = answer.seen.bounds[0] <= (found.before.high or 0) and (found.before.low or 0) <= answer.seen.bounds[1]
    after = _band_words(found.after) if is_met or not found.has_points else f"{gain_words(found.points)} points"
    value = Span(f"{shown_words(answer.seen)} → {'not known' if answer.fits == 'nothing' else after}", "strong")
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
    rests = (worlds_note(case, answer),) if answer.is_given else ()
    notes = (note for notes in (ahead_notes, added_notes, unasked_notes) for note in notes(found.computed))
    return Report((*blocks, *notes, *rests))


def _rows(found: SeenCounterfactual) -> list[Row]:
    """Both scores and the points between them, by what fits and by the rules alone."""
    bridge = found.computed.bridge
    fits = ("by what fits", _band_words(found.before), _band_words(found.after))
    alone = ("by the rules alone", whole_percent(bridge.start.percent), whole_percent(bridge.end.percent))
    is_moved = None not in {bridge.start.percent, bridge.end.percent}
    gained = f"{float(bridge.points) + 0.0:+.1f}".replace("-", "−") if is_moved else ""
    rows = [_row(*alone, gained)]
    return (
        rows
        if not found.answer.is_given
        else [_row(*fits, gain_words(found.points) if found.has_points else ""), *rows]
    )


def _row(basis: str, before: str, after: str, points: str) -> Row:
    cells = tuple(map(Span, (basis, before, after, points)))
    return Row(cells, f"{basis}: {before} before, {after} after{f' ({points} points)' if points else ''}.")


def _band_words(band: ScoreBand) -> str:
    """A band with its middle."""
    return band_words(band) if band.low == band.high else f"{band_words(band)} (middle {band.middle})"


def seen_what_if_result(case: Case, found: SeenCounterfactual) -> WhatIfResult:
    """The counterfactual as plain values: the document of the rules alone, about the seen score, with the worlds."""
    computed, points = what_if_result(case, found.computed), found.points
    first = head("what-if", case, found.answer.score, seen=found.answer)
    names = list(WhatIfResult.__dataclass_fields__)
    return replace(
        computed,
        **dict(zip(names, first, strict=False)),  # type: ignore[arg-type]
        worlds=None
        if not found.answer.is_given
        else WorldsResult(
            before=band_result(found.before),
            after=band_result(found.after),
            expected_before=found.expected[0],
            expected_after=found.expected[1],
            points_low=points.low,
            points_middle=points.middle,
            points_high=points.high,
            points_mean=points.mean,
        ),
    )
