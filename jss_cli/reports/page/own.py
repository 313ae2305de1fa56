"""A page for oneself: everything that the other questions tell, under headings; not to be sent to anybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jss_cli.domain.report import Block, Note, Paragraph, Report, Span, Table
from jss_cli.reports.page.headed import under_heading

WARNING = "For you alone: it names clients and tells what they may have said in confidence. Do not send it to anybody."
UNTOLD = Note("Not told", "not worked out here for so many contracts")


def own_report(explain: Report, others: Mapping[str, Report | None]) -> Report:
    """The whole page, from what explains the score and the answers of other questions by their headings (None: it is
    said that there are too many contracts)."""
    headline, *blocks = explain.blocks
    tables = [index for index, block in enumerate(blocks) if isinstance(block, Table)] or [len(blocks)]
    first, over_time, why = blocks[: tables[0]], blocks[tables[0] : tables[-1] + 1], blocks[tables[-1] + 1 :]
    points = [block for block in over_time if isinstance(block, Table) and block.columns[0].title == "points"]
    sections: dict[str, Sequence[Block]] = {
        "Points": [table for table in points if table.rows],
        "Contracts over time": [block for block in over_time if block not in points],
        "Why": why,
        **{title: report.blocks if report else (UNTOLD,) for title, report in others.items()},
    }
    told = (block for title, found in sections.items() for block in under_heading(title, found))
    return Report((Paragraph((Span(WARNING, "poor"),)), headline, *first, *told))
