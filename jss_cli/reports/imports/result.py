"""An import for programs: what became of every line, what contradicts what, and what is still unknown."""

from __future__ import annotations

from typing import ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.domain.imported import Conflict, FileAccount, Imported, OpenQuestion, ShownValue
from jss_cli.reports.imports.asking import next_step
from jss_cli.reports.results import AnyResult, stamp


@dataclass(frozen=True, slots=True)
class ToldResult:
    """Lines that gave no value, and why."""

    why: str
    count: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of the lines of a file; `source` is the kind of file, and understood and told are all lines."""

    file: str
    source: str
    lines: int
    understood: int
    told: tuple[ToldResult, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConflictResult:
    """Two values of one field: the one that was taken with its files (`from`), the other with its places (`in`)."""

    contract: str
    field: str
    taken: str
    from_: tuple[str, ...]
    other: str
    in_: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NextResult:
    """The one question whose answer matters most, by how many points, and the command that takes the answer."""

    question: str
    contract: str | None
    field: str | None
    points: int | None
    command: str


@dataclass(frozen=True, slots=True)
class ImportResult(AnyResult):
    """Several files as one history: `about_the_same` are values that differ by rounding, a time zone, or a little;
    `unknown` the fields that no file tells, the weightiest first, as `contract.field`; `values` where each came from,
    if that was asked for."""

    rows_key: ClassVar[str] = "files"

    files: tuple[FileResult, ...]
    conflicts: tuple[ConflictResult, ...]
    about_the_same: tuple[ConflictResult, ...]
    unknown: tuple[str, ...]
    unlisted: int
    next: NextResult | None
    contracts: int
    new: int
    changed: int
    written: str | None
    questions: tuple[OpenQuestion, ...]
    remarks: tuple[str, ...]
    values: tuple[ShownValue, ...]


def import_result(imported: Imported, *, show: bool) -> ImportResult:
    """The same as plain values."""
    step = next_step(imported)
    return ImportResult(
        *stamp("import"),
        files=tuple(map(_file, imported.accounts)),
        conflicts=tuple(_conflict(one) for one in imported.conflicts if not one.alike),
        about_the_same=tuple(_conflict(one) for one in imported.conflicts if one.alike),
        unknown=tuple(f"{one.contract}.{one.field}" for one in imported.unknown),
        unlisted=imported.history.unlisted or 0,
        next=NextResult(step.question, step.contract or None, step.field or None, step.points, step.command)
        if step
        else None,
        contracts=len(imported.history.contracts),
        new=imported.new,
        changed=imported.changed,
        written=imported.target or None,
        questions=imported.questions,
        remarks=imported.remarks,
        values=imported.shown if show else (),
    )


def _file(account: FileAccount) -> FileResult:
    told = tuple(ToldResult(one.why, len(one.lines), one.lines) for one in account.told)
    return FileResult(account.file, account.kind, account.lines, account.understood, told, account.remarks)


def _conflict(one: Conflict) -> ConflictResult:
    return ConflictResult(one.contract, one.field, one.taken, one.files, one.other, one.places)
