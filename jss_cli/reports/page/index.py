"""The index of several pages: a line for each, which leads to it, or says why there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jss_cli.domain.answer import Answer
from jss_cli.domain.failure import FailedResult
from jss_cli.domain.report import Column, Headline, Report, Row, Span, Table
from jss_cli.reports.results import HistoryResult

COLUMNS = (Column("page", "page"), Column("score", "number"), Column("as of", "number"), Column("rules"))


def index_answer(pages: Sequence[tuple[str, Answer]], *, mine: bool = False) -> Answer:
    """The pages by their names, in their order. Why a file has none is told in full for `mine` alone: such words may
    quote the file."""
    made = tuple(result for _, answer in pages for result in answer.results if isinstance(result, HistoryResult))
    headline = Headline("Pages", Span(str(len(made)), "strong"), ("unofficial",))
    return Answer(made, Report((headline, Table("", COLUMNS, tuple(_rows(pages, mine=mine))))))


def _rows(pages: Sequence[tuple[str, Answer]], *, mine: bool) -> Iterator[Row]:
    for name, answer in pages:
        for result in answer.results:
            if isinstance(result, HistoryResult):
                yield _page_row(name, result)
            elif isinstance(result, FailedResult):
                yield _failed_row(name, result.words if mine else _place(result))


def _page_row(name: str, result: HistoryResult) -> Row:
    """One page."""
    shown = f"{result.score.shown} %" if result.score else "none"
    texts = (name, shown, result.as_of, result.policy.title)
    return Row(tuple(map(Span, texts)), f"{name}: {shown}, as of {result.as_of}, by {result.policy.title}.")


def _failed_row(name: str, why: str) -> Row:
    """A file without a page."""
    name = name.rpartition(".")[0]
    cells = (Span(name, "quiet"), Span("no page", "poor"), Span(""), Span(why))
    return Row(cells, f"{name}: no page: {why}.")


def _place(result: FailedResult) -> str:
    """What is wrong first, by its code and its place alone."""
    first = next(iter(result.error), None)
    line = f" in line {first.line}" if first and first.line else ""
    return f"{first.code}{line}" if first else "see the error"
