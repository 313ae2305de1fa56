"""The index of several pages: a line for each, which leads to it."""

from __future__ import annotations

from collections.abc import Sequence

from jss_cli.domain.answer import Answer
from jss_cli.domain.report import Column, Headline, Report, Row, Span, Table
from jss_cli.reports.results import HistoryResult

COLUMNS = (Column("page", "page"), Column("score", "number"), Column("as of", "number"), Column("rules"))


def index_answer(pages: Sequence[tuple[str, Answer]]) -> Answer:
    """The pages by their names, in their order."""
    results = [(name, result) for name, answer in pages for result in answer.results]
    rows = tuple(_page_row(name, result) for name, result in results if isinstance(result, HistoryResult))
    headline = Headline("Pages", Span(str(len(rows)), "strong"), ("unofficial",))
    return Answer(tuple(result for _, result in results), Report((headline, Table("", COLUMNS, rows))))


def _page_row(name: str, result: HistoryResult) -> Row:
    """One page."""
    shown = f"{result.score.shown} %" if result.score else "none"
    texts = (name, shown, result.as_of, result.policy.title)
    return Row(tuple(map(Span, texts)), f"{name}: {shown}, as of {result.as_of}, by {result.policy.title}.")
