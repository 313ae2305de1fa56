"""A page for oneself: everything that the other questions tell, under headings; not to be sent to anybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from jss_cli.domain.page import MOST_EVENTS
from jss_cli.domain.report import Block, Note, Paragraph, Report, Span, Table
from jss_cli.domain.seen_explanation import AnyExplanation, SeenExplanation
from jss_cli.reports.header import under_heading
from jss_cli.reports.numbers import listed
from jss_cli.reports.why.explain import cost_words
from jss_cli.reports.why.outlook import next_notes
from jss_cli.reports.why.seen import seen_ahead_notes

MOST_ROWS = 2 * MOST_EVENTS  # of a table in an answer of another question
FIRST, NAMED = 2, 4  # reasons, and contracts of each, that are told before all else: one screen of a phone holds it
WARNING = Paragraph((Span("For you alone, with names and odds. Do not send it to anybody.", "poor"),))
UNTOLD = Note("Not told", "not worked out here for so many contracts")


def own_report(found: AnyExplanation, explain: Report, others: Mapping[str, Report | None]) -> Report:
    """The whole page, from what explains the score, in words too, and the answers of other questions by their headings
    (None: it is said that there are too many contracts)."""
    ahead = seen_ahead_notes(found) if isinstance(found, SeenExplanation) else next_notes(found)
    headline, *blocks = (block for block in explain.blocks if block not in ahead)
    tables = [index for index, block in enumerate(blocks) if isinstance(block, Table)] or [len(blocks)]
    first, over_time, why = blocks[: tables[0]], blocks[tables[0] : tables[-1] + 1], blocks[tables[-1] + 1 :]
    points = [block for block in over_time if isinstance(block, Table) and block.columns[0].title == "points"]
    sections: dict[str, Sequence[Block]] = {
        "Points": [table for table in points if table.rows],
        "Contracts over time": [block for block in over_time if block not in points],
        "Why": why,
        **{title: list(_short(report.blocks)) if report else (UNTOLD,) for title, report in others.items()},
    }
    answer = (headline, *first, *_reasons(found), *(replace(note, more="") for note in ahead))
    told = (block for title, blocks in sections.items() for block in under_heading(title, blocks))
    return Report((WARNING, *answer, *told))


def _short(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, of long tables the first rows."""
    for block in blocks:
        if isinstance(block, Table) and (more := len(block.rows) - MOST_ROWS) > 0:
            yield replace(block, rows=block.rows[:MOST_ROWS])
            yield Note("Not listed", f"{more:,} more rows after these")
        else:
            yield block


def _reasons(found: AnyExplanation) -> Iterator[Block]:
    """What costs most by the rules, where they give the number: what explains another one is told beside that."""
    reasons = () if isinstance(found, SeenExplanation) else found.reasons
    if words := [f"{listed(reason.contracts, NAMED)} {cost_words(reason)}." for reason in reasons[:FIRST]]:
        yield Paragraph((Span(" ".join(words)),))
