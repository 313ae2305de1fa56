"""What a join gives: a history, where every value of it came from, what speaks against it, and what became of the lines
of every file."""

from __future__ import annotations

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import History
from jss_cli.domain.imported import Conflict, OpenQuestion, ShownValue
from jss_cli.imports.evidence import Extract


@dataclass(frozen=True, slots=True)
class Joined:
    """Several files as one history. `extracts` are the files with the lines that the join set aside among the others,
    `unknown` the fields that no file tells, by contract."""

    history: History
    shown: tuple[ShownValue, ...]
    conflicts: tuple[Conflict, ...]
    extracts: tuple[Extract, ...]
    remarks: tuple[str, ...]
    questions: tuple[OpenQuestion, ...]
    unknown: tuple[tuple[str, str], ...]
