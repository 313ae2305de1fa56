"""What files are, without reading what they hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.domain.report import Column, Report, Row, Span, Table
from jss_cli.reports.results import AnyResult, stamp

HOW_SURE = {
    "seen": "rows of real files were seen",
    "read": "read as other programs read it",
    "schema": "its keys are published, its values assumed",
    "said": "from descriptions, no real one was seen",
    "assumed": "by its headers alone",
}


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file, the name of its kind ("": none of those that are known), what a person calls it, how well its shape is
    known, and what such a file cannot tell."""

    file: str
    source: str = ""
    title: str = ""
    certainty: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True)
class KindsResult(AnyResult):
    """Files with their kinds."""

    rows_key: ClassVar[str] = "files"

    files: tuple[KnownFile, ...]


def kinds_result(files: tuple[KnownFile, ...]) -> KindsResult:
    """The kinds for programs."""
    return KindsResult(*stamp("import"), files)


def kinds_report(files: Iterable[KnownFile]) -> Report:
    """A row for each file."""
    columns = (
        Column("file", "address"),
        Column("what it is"),
        Column("what it lacks"),
        Column("how surely", labelled=True),
    )
    return Report((Table("", columns, tuple(map(_row, files))),))


def _row(file: KnownFile) -> Row:
    title = file.title or "none of what is known"
    how = HOW_SURE.get(file.certainty, file.certainty)
    cells = (file.file, title, file.missing and f"cannot tell {file.missing}", how)
    words = f"; it cannot tell {file.missing} ({how})" if file.missing else ""
    return Row(tuple(map(Span, cells)), f"{file.file} is {title}{words}.")
