"""What a join gives: a history, where every value of it came from, what speaks against it, and what became of the lines
of every file."""

from __future__ import annotations

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import History
from jss_cli.imports.evidence import Certainty, Extract


@dataclass(frozen=True, slots=True)
class Shown:
    """A value of a contract as a text, and where it came from: the kind of source, the file, the place in it."""

    contract: str
    field: str
    value: str
    source: str
    file: str
    at: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two values of one field: the one that was `taken`, the files that have it and how surely, and the other with its
    places. `alike`: they differ by no more than rounding, a time zone, or one in a hundred."""

    contract: str
    field: str
    taken: str
    files: tuple[str, ...]
    certainty: Certainty
    other: str
    places: tuple[str, ...]
    against: Certainty
    alike: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """Something only a person can answer; of which contract and field, if it is about one."""

    text: str
    contract: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Joined:
    """Several files as one history. `extracts` are the files with the lines that the join set aside among the others,
    `unknown` the fields that no file tells, by contract."""

    history: History
    shown: tuple[Shown, ...]
    conflicts: tuple[Conflict, ...]
    extracts: tuple[Extract, ...]
    remarks: tuple[str, ...]
    questions: tuple[Question, ...]
    unknown: tuple[tuple[str, str], ...]
