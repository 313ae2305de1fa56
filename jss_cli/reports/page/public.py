"""A page that may be shared: the answer, the points, the windows, the course, the way back, and what it rests on.

It speaks of nothing that is not in the public history: of contracts by number, of nobody by name, of odds never.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from jss_cli.domain.chronicle import Chronicle
from jss_cli.domain.page import MOST_EVENTS, PublicPage
from jss_cli.domain.policy import Rule
from jss_cli.domain.report import Block, Column, Headline, Note, Paragraph, Report, Row, SectionHeading, Span, Table
from jss_cli.domain.score import Score
from jss_cli.domain.seen_explanation import AnyExplanation, SeenExplanation
from jss_cli.reports.header import day_words, missing_words, not_known, rules, under_heading
from jss_cli.reports.next.plan import ways_table
from jss_cli.reports.noted import assumption_notes
from jss_cli.reports.numbers import signed_tenths, tenths_of, with_sign
from jss_cli.reports.observed import shown_words
from jss_cli.reports.page.voice import NEUTRAL
from jss_cli.reports.reply.ahead import WIDE, seen_cliff_facts
from jss_cli.reports.reply.causes import TitlesTold
from jss_cli.reports.reply.facts import reply_facts
from jss_cli.reports.reply.reply import sentences_of
from jss_cli.reports.rules.policy import sources_table
from jss_cli.reports.rules.words import basis_words, text_row
from jss_cli.reports.time.timeline import BY_RULES, chart_of, figure_names, tables_of, unlisted_notes, until_today
from jss_cli.reports.why.lanes import MOST_LANES, lanes_table
from jss_cli.reports.why.points import PointsRow, pictured, points_row, points_rows
from jss_cli.reports.why.windows import windows_table

PUBLIC, WITHOUT = "by what is public alone", " Without it:"
ALONE = "The line is what the public history gives by the rules; the dots are what was seen."
AHEAD_COLUMNS = (Column("month"), Column("score", "number"), Column("why"))
BASIS_COLUMNS = (Column("rule", "code"), Column("counts as"), Column("because"), Column("certainty"))
WHY, AHEAD, DEEDS = ("count", "cause", "secret"), ("today", "next", "plan"), ("remedy", "twins")
TOO_MANY = (
    "What is public gives another number. What else explains the difference is not worked out for so many contracts: "
    "what clients say in confidence, how the rules are read, or a contract that is not in the file."
)
UNFOLLOWED = Note("Course", "not worked out here for so many contracts")
WRONG = "whoever sent this page can correct it, given the number of the contract and what is known otherwise"
LEFT_OUT = (
    "what clients said in confidence, and the reasons that they gave for ending: nothing here rests on either, so "
    "nothing about them can be told from this page"
)


def public_report(page: PublicPage) -> Report:
    """The whole page."""
    score = page.public.found.attribution.score
    parts, alone = _parts(page), "" if page.is_given else PUBLIC
    return Report(
        (
            *_answer_blocks(page, parts),
            *under_heading("Points", [table for table in [_points_table(page)] if table.rows]),
            *under_heading(
                "Contracts over time",
                [
                    *windows_table(score, alone),
                    *lanes_table(page.lanes, score, top=MOST_LANES, counts=alone or "counts as"),
                ],
            ),
            *(_course_blocks(page.course, page) if page.course else [UNFOLLOWED]),
            *_way_back(page, parts),
            SectionHeading("What this rests on"),
            *_basis_blocks(page.public.found),
            Note("Not used", LEFT_OUT),
            Note("Is something wrong?", WRONG),
        )
    )


def _parts(page: PublicPage) -> dict[str, str]:
    """The sentences of a reply by the part they belong to; none where what explains the number is not worked out."""
    if not page.public.is_weighed:
        return {"cause": TOO_MANY}
    called = TitlesTold(tuple((one.id, one.id) for one in page.public.found.case.history.contracts))
    parts: dict[str, str] = {}
    for sentence in sentences_of(reply_facts(page.public, NEUTRAL, called), NEUTRAL):
        parts[sentence.part] = f"{parts[sentence.part]} {sentence.text}" if sentence.part in parts else sentence.text
    return parts


def _answer_blocks(page: PublicPage, parts: dict[str, str]) -> Iterator[Block]:
    """The number, why it is so, and what comes next."""
    case, number = page.public.found.case, page.number
    day = f"shown on {number.on}" if page.public.seen and number in page.public.seen else day_words(case)
    facts = (f"rules: {rules(case)}", day, "unofficial", "made from what is public alone")
    shown = not_known(shown_words(number)) if page.public.is_untold else shown_words(number)
    yield Headline("Job Success Score", Span(shown, "strong"), facts)
    missing = missing_words(page.public.found.attribution.score, case.day) if page.is_given else ""
    told = (" ".join(parts[name] for name in names if name in parts) for names in (WHY, AHEAD))
    yield from (Paragraph((Span(words),)) for words in (missing, *told) if words)


def _points_table(page: PublicPage) -> Table:
    """The points with their picture; what the rules give without a contract is left out where they do not give the
    number."""
    table = pictured(_points(page))
    if page.is_given:
        return table
    rows = (replace(row, cells=row.cells[:-1], sentence=row.sentence.partition(WITHOUT)[0]) for row in table.rows)
    return replace(table, columns=table.columns[:-1], rows=tuple(rows))


def _points(page: PublicPage) -> list[PointsRow]:
    """The points by what is public, and where that is not what was seen, what lies between."""
    score = page.public.found.attribution.score
    rows = points_rows(page.public.found.attribution, top=MOST_LANES, every=False)
    if page.is_given or score.percent is None:
        return rows
    end = next(index for index, (row, _) in enumerate(rows) if row.tone == "strong") + 1
    between = () if page.number.score is None else _between(score.percent, page.number.score)
    return [*rows[: end - 1], _alone(rows[end - 1][0], score), *between, *rows[end:]]


def _alone(row: Row, score: Score) -> PointsRow:
    """The row of the score that what is public gives."""
    words = Span(f"what is public gives {score.whole} %")
    cells = tuple(words if isinstance(cell, Span) and "shown as" in cell.text else cell for cell in row.cells)
    return replace(row, cells=cells, sentence=row.sentence.replace("shown as", "what is public gives"), tone="plain"), 0


def _between(percent: Fraction, number: int) -> Iterator[PointsRow]:
    """What is public does not tell, and the number that was seen."""
    gap = 10 * number - tenths_of(percent)
    words = "what is not public, or how the rules are read"
    yield points_row(with_sign(gap), Span(""), words, "", "", f"{with_sign(gap)} points: {words}.", tone="quiet"), gap
    shown = f"shown as {number} %"
    yield points_row(signed_tenths(10 * number), Span(shown), "", "", "", f"{shown}.", tone="strong"), 0


def _way_back(page: PublicPage, parts: dict[str, str]) -> Iterator[Block]:
    """What helps: the ways by number and day where the rules alone give the score, and what can be asked for."""
    found = page.public.found
    blocks: list[Block] = []
    if not isinstance(found, SeenExplanation) and page.is_given and found.outlook.ways:
        blocks.append(ways_table(found.outlook.ways, found.case.day, "What it takes"))
        blocks.append(Note("Good", "paid, rated 5 stars, ended as completed, of a new client, by the day named"))
        blocks.append(Note("At worst", "so many of them if all that is unknown went badly, by what is public"))
    if words := " ".join(parts[name] for name in DEEDS if name in parts):
        blocks.append(Paragraph((Span(words),)))
    yield from under_heading(f"The way to {found.outlook.target} %", blocks)


def _course_blocks(told: Chronicle, page: PublicPage) -> Iterator[Block]:
    """The course under its heading; where the rules do not give the number, only up to the day asked about, and what
    lies ahead by what explains the number."""
    course = told if page.is_given else replace(until_today(told), last=min(told.last, told.case.day))
    charts, (before, after) = chart_of(course), course.more
    if not charts:
        return
    yield SectionHeading("Course")
    if not page.is_given:
        yield Paragraph((Span(ALONE),))
    yield from charts if page.is_given else (replace(chart, line=BY_RULES) for chart in charts)
    events = [event for event in course.events if event.is_visible or event.is_border]
    yield from tables_of(course, events, figure_names(course))
    found = page.public.found
    if not page.is_given and isinstance(found, SeenExplanation):
        rows = _rows_ahead(found)
        after = max(len(rows) - MOST_EVENTS, 0)
        if rows:
            yield Table("If nothing else happens, by what explains the number", AHEAD_COLUMNS, rows[:MOST_EVENTS])
        if any(cliff.after.width > WIDE for cliff in found.outlook.cliffs):
            yield Note("Later", f"what fits lies more than {WIDE} points apart: no number can be told")
    yield from unlisted_notes(before, after)


def _rows_ahead(found: SeenExplanation) -> tuple[Row, ...]:
    """What the number that was seen does by itself, by months."""
    facts = seen_cliff_facts(found, NEUTRAL)
    return tuple(text_row("{0}: {1}, {2}.", one.seen, one.after or "no score", one.why) for one in facts)


def _basis_blocks(found: AnyExplanation) -> Iterator[Block]:
    """The assumptions, the rules of the contracts and of the windows, and the sources that these name."""
    score = found.attribution.score
    yield from assumption_notes(score)
    rules = sorted({verdict.rule.code: verdict.rule for verdict in score.verdicts}.values(), key=lambda rule: rule.code)
    if rules:
        yield Table("The rules that decided", BASIS_COLUMNS, tuple(map(_rule_row, rules)))
    keys = {key for rule in rules for key in rule.basis.source} | set(score.policy.windows.basis.source)
    if sources := tuple(source for source in score.policy.sources if source.key in keys):
        yield sources_table(sources)


def _rule_row(rule: Rule) -> Row:
    """One rule, why there is such a one, and how certain it is."""
    basis, why = basis_words(rule.basis), rule.because
    return text_row("{0} {1}: {2} [{3}].", rule.code, rule.outcome, why, basis)
