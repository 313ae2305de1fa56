"""The index of several pages: a line for each, which leads to it, or says why there is none."""

from __future__ import annotations

from collections.abc import Sequence

from jss_cli.domain.answer import Answer, Result
from jss_cli.domain.failure import FailedResult
from jss_cli.domain.report import Column, Headline, Report, Row, Span, Table
from jss_cli.reports.page.own import WARNING
from jss_cli.reports.results import HistoryResult

COLUMNS = (Column("page", "page"), Column("score", "number"), Column("as of", "number"), Column("rules"))


def index_answer(pages: Sequence[tuple[str, Answer]], *, mine: bool = False) -> Answer:
    """The pages by their names, in their order. Why a file has none is told in full for `mine` alone: such words may
    quote the file. What is assumed stands on the pages."""
    results = [(name, result) for name, answer in pages for result in answer.results]
    made = sum(not isinstance(result, FailedResult) for _, result in results)
    headline = Headline("Pages", Span(str(made), "strong"), ("unofficial",))
    rows = tuple(_row(name, result, mine=mine) for name, result in results)
    return Answer((), Report((*((WARNING,) if mine else ()), headline, Table("", COLUMNS, rows))))


def _row(name: str, result: Result, *, mine: bool) -> Row:
    """One page, or why there is none."""
    if isinstance(result, FailedResult):
        return _failed_row(name, result.words if mine else _place(result))
    assert isinstance(result, HistoryResult)  # noqa: S101 - what pages are made of
    shown = f"{result.score.shown} %" if result.score else "none"
    texts = (name, shown, result.as_of, result.policy.title)
    return Row(tuple(map(Span, texts)), f"{name}: {shown}, as of {result.as_of}, by {result.policy.title}.")


def _failed_row(name: str, why: str) -> Row:
    """A file without a page."""
    name = name.rpartition(".")[0]
    return Row((Span(name, "quiet"), Span("no page", "poor"), Span(""), Span(why)), f"{name}: no page: {why}.")


def _place(result: FailedResult) -> str:
    """What is wrong first, by its code and its place alone."""
    first = next(iter(result.error), None)
    line = f" in line {first.line}" if first and first.line else ""
    return f"{first.code}{line}" if first else "see the error"
