"""What a source is: a module of `sources` whose `Reader` is one of these. It is found by its name, and knows a file by
its content, never by what it is called.

What the files show are values: an extract a file, claims with the places they were read from.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass as checked  # ours makes no class that looks at what it is made of
from datetime import date
from decimal import Decimal
from importlib import import_module
from pkgutil import iter_modules
from typing import ClassVar, Literal

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import Observation
from jss_cli.files.document import SourceText
from jss_cli.files.reading import Reading
from jss_cli.imports import sources

Certainty = Literal["seen", "read", "schema", "said", "assumed"]  # of a format, the surest first
Why = Literal[
    "fee",
    "no contract",
    "twice",
    "total",
    "above the header",
    "comment, not kept",
    "page header",
    "score of an unknown day",
    "sheet without contracts",
    "not understood",
]


@dataclass(frozen=True, slots=True)
class Claim:
    """One value as one file shows it: where (`line 4`, or the path of a JSON value), and how surely.

    The value is one that the field of a history holds: a day, `DayBounds` for a day of which only bounds are known,
    a decimal, a text, `UNKNOWN` for what is there and not told, None for what is known to be none (no stars, no end).
    """

    value: object
    at: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """An amount that moved on a day: above zero earned, below zero given back; `ref` is the row's own number, if it
    has one. `worked` says that the day is one of work, not of payment: such entries confirm, and are never added.
    `bonus`: paid beside the work, so that its day tells nothing of the contract's days.

    A source gives every row as it stands; it is the join that takes a `ref` once and sets the other rows aside."""

    on: date
    amount: Decimal
    at: str
    ref: str = ""
    worked: bool = False
    bonus: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """A contract as one file shows it: of money files the rows of one client and one title, of others an item.

    `claims` go by the dotted names of a history's fields (`id`, `client`, `title`, `kind`, `started`, `ended`,
    `earned`: gross, `refunded`, `feedback.stars`, `feedback.recommend`, `feedback.removed`, `ending.by`,
    `ending.reason`, `x_...`), and `net` beside them for what was left after refunds (`UNKNOWN`: there, and hidden).
    What a file does not tell is not claimed; bounds that follow from a ledger are made by the join.
    `party` tells clients apart in that kind of source ("clientId 700001", an organization's id), and is never written
    unless it is claimed as the client too.
    """

    at: str
    claims: tuple[tuple[str, Claim], ...]
    ledger: tuple[LedgerEntry, ...] = ()
    party: str = ""

    def claim(self, name: str) -> Claim | None:
        """What is claimed of a field; None: nothing."""
        return dict(self.claims).get(name)


@dataclass(frozen=True, slots=True)
class SetAside:
    """A line that gave no value, and why; `text` says more where that helps."""

    why: Why
    at: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """How many contracts a source says there are, of some kind."""

    kind: Literal["all", "completed", "open"]
    number: int
    at: str


@checked(frozen=True, slots=True)
class Extract:
    """Everything that one file gave. `understood` and `set_aside` are all of its `lines`.

    `source` is the name of the source's module. `covers` are the first and last day of which it tells money, `day` is
    the one on which it shows how things stood, if it names one. `scores` are percents of which it names no day (None:
    no score was shown); their lines are counted as understood, and the join tells those that nothing confirms.
    `freelancer` tells two people's files apart and is never written: "name F. Example" or "key ~01", since only like
    can be compared with like; empty where many people may stand in one file.
    `remarks` are what a person is told of the file once; `questions` what only she can answer.
    """

    file: str
    source: str
    lines: int
    understood: int
    set_aside: tuple[SetAside, ...] = ()
    contracts: tuple[Evidence, ...] = ()
    observed: tuple[tuple[Observation, Claim], ...] = ()
    scores: tuple[Claim, ...] = ()
    listed: tuple[Listed, ...] = ()
    covers: tuple[date, date] | None = None
    day: date | None = None
    freelancer: str = ""
    currency: str = ""
    remarks: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.understood + len(self.set_aside) != self.lines:
            raise AssertionError(f"{self.file}: {self.understood} + {len(self.set_aside)} lines of {self.lines}")


SOURCES = tuple(sorted(module.name for module in iter_modules(sources.__path__)))


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person says of the files: how they are to be read, the map of a sheet's own words, the day on which a
    score was seen, and the history's currency."""

    reading: Reading = Reading()
    map_file: str | None = None
    seen: date | None = None
    currency: str = "USD"


@dataclass(frozen=True, slots=True)
class Material:
    """A file: its bytes, and the text that they are (empty for a workbook)."""

    document: SourceText
    data: bytes

    @property
    def file(self) -> str:
        """The name it was given by."""
        return self.document.file


class SourceReader(ABC):
    """Reads files of one kind. `title` is what a person calls one ("a transaction report"), `certainty` how well its
    shape is known, `missing` what such a file cannot tell. Of several that know a file the one with the highest
    `rank` reads it."""

    title: ClassVar[str]
    certainty: ClassVar[Certainty]
    missing: ClassVar[str]
    rank: ClassVar[int] = 0

    @staticmethod
    @abstractmethod
    def knows(material: Material) -> bool:
        """Whether a file is of this kind, by its content, cheaply."""

    @classmethod
    def reads(cls, material: Material, wish: Wish) -> bool:  # noqa: ARG003 - only a map of a sheet tells more
        """Whether a file is of this kind for one who wishes so: what is to be asked before `read`."""
        return cls.knows(material)

    @classmethod
    def is_history(cls, material: Material) -> bool:  # noqa: ARG003 - only a sheet may be one
        """Whether a file is a history by its columns, though it can be read as what it is here too."""
        return False

    @staticmethod
    @abstractmethod
    def read(material: Material, wish: Wish) -> Extract:
        """Everything that the file gives. Raises InputError for one that gives nothing, or contradicts itself."""


def source_readers() -> Iterator[tuple[str, type[SourceReader]]]:
    """Every kind of source with its name."""
    return ((name, import_module(f"{sources.__name__}.{name}").Reader) for name in SOURCES)
