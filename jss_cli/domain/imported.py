"""What an import tells beside the history: what became of the lines of each file, what speaks against what, and what is
still unknown."""

from __future__ import annotations

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import History


@dataclass(frozen=True, slots=True)
class ShownValue:
    """A value of a contract as a text, and where it came from: the kind of source, the file, the place in it, and how
    surely."""

    contract: str
    field: str
    value: str
    source: str
    file: str
    at: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two values of one field: the one that was `taken`, the files that have it and how surely, and the other with its
    places. `alike`: they differ by no more than rounding, a time zone, or one in a hundred."""

    contract: str
    field: str
    taken: str
    files: tuple[str, ...]
    certainty: str
    other: str
    places: tuple[str, ...]
    against: str
    alike: bool = False


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Something only a person can answer; of which contract and field, if it is about one."""

    text: str
    contract: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class ToldLines:
    """Lines of a file that gave no value, and why; `words` are what is told of them beside that."""

    why: str
    lines: tuple[str, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileAccount:
    """What became of the lines of a file: `kind` is the name of what it is, `title` what a person calls that."""

    file: str
    kind: str
    title: str
    lines: int
    understood: int
    told: tuple[ToldLines, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnknownField:
    """A field that no file tells, and by how many points its answers could move the score (None: not looked at)."""

    contract: str
    field: str
    points: int | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """A history that was made of files, how many of its contracts are new or changed, whether its scores, its day or
    what else is told of the whole are, and everything that is told of it. `target` is the file that holds it now ("":
    none does)."""

    history: History
    accounts: tuple[FileAccount, ...]
    conflicts: tuple[Conflict, ...]
    unknown: tuple[UnknownField, ...]
    questions: tuple[OpenQuestion, ...]
    remarks: tuple[str, ...]
    shown: tuple[ShownValue, ...]
    new: int = 0
    changed: int = 0
    changed_beside: bool = False
    target: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether nothing contradicts anything, and every line was understood or has a reason."""
        told = (told.why for account in self.accounts for told in account.told)
        return all(conflict.alike for conflict in self.conflicts) and "not understood" not in told
