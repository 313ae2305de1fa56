"""What a command gives back: an answer for programs and for people, answers file by file, or a document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, Protocol, runtime_checkable

from jss_cli.dataclass import dataclass
from jss_cli.domain.report import Block, Report
from jss_cli.errors import JssError

Listener = Callable[[int, int], None]  # hears how much of how much is done


class Result(Protocol):
    """A frozen dataclass of plain values: text, int, float, bool, None, nested dataclasses and tuples of these.
    Its keys are stable: they are only added within a major version.

    `rows_key` names the field that holds the rows of the CSV form ("" = the result itself is the only row).
    """

    rows_key: ClassVar[str]


@runtime_checkable
class _Framing(Protocol):
    """A result beside whose report something is to be said."""

    def framed(self, blocks: tuple[Block, ...], *, several: bool) -> tuple[Block, ...]:
        """The blocks of the report among it; if the report is about `several` files, it is named which."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """A day for a calendar. `key` names it for ever, so that a later calendar replaces it instead of adding another;
    `stated` is the day on which this was the state of knowledge."""

    key: str
    day: date
    title: str
    text: str
    stated: date


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answers: the result for programs, the report for people, and the exit code (0, or 1 for "no").

    Of several files there is a result for each, and none beside an index of them. `dates` are the days for a calendar;
    None: it is not about days. The notes are for a person, and `failed` is what went wrong with some of the files.
    """

    result: Result | tuple[Result, ...]
    report: Report
    exit_code: int = 0
    dates: tuple[Appointment, ...] | None = None
    notes: tuple[str, ...] = ()
    failed: tuple[JssError, ...] = ()

    @property
    def results(self) -> tuple[Result, ...]:
        """The results, one or several."""
        return self.result if isinstance(self.result, tuple) else (self.result,)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Everything to say: the report, among what is said beside every answer of its kind."""
        blocks = self.report.blocks
        for result in self.results:
            blocks = result.framed(blocks, several=len(self.results) > 1) if isinstance(result, _Framing) else blocks
        return blocks


@dataclass(frozen=True, slots=True)
class AnswersByFile:
    """What a command answers about files: an answer `about` each, made when it is its turn. Of several each begins with
    its `heading`, if there is one; and where nothing is to be said of any of them, `clean` says so. In a folder they
    have numbers for names if they are `numbered`, and an `index` of them beside them, made of the name of each page
    and what it answers; what was written is shown in the browser if it `opens`."""

    files: tuple[str, ...]
    about: Callable[[str], Answer]
    heading: Callable[[str], Block] | None = None
    clean: str = ""
    numbered: bool = False
    index: Callable[[Sequence[tuple[str, Answer]]], Answer] | None = None
    opens: bool = False


@dataclass(frozen=True, slots=True)
class AnswerAboutAll:
    """One answer about many files: what is found `about` each when it is its turn, then the answer about all that was
    found, and about why some failed."""

    files: tuple[str, ...]
    about: Callable[[str], Any]
    answer: Callable[[Sequence[Any], Mapping[str, JssError]], Answer]


@dataclass(frozen=True, slots=True)
class Document:
    """A text that is itself the answer (a history, a schema): written as it is; the notes are for a person.

    `name` is the file it goes to unless told otherwise ("" = standard output).
    """

    text: str
    notes: tuple[str, ...] = ()
    name: str = ""
    exit_code: int = 0


@dataclass(frozen=True, slots=True)
class AnswerInTime:
    """An answer that takes long: `work` gives it, and tells those who listen how much of how much is done. `ignored`
    are the parameters that decide nothing of it."""

    work: Callable[[Listener | None], Made]
    ignored: tuple[str, ...] = ()


Made = Document | Answer  # a history that is printed with remarks, or the answer about one that went to its file
