"""What to say, in blocks that know nothing of colours or widths. Every format draws every block."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, ClassVar, Literal, Protocol, runtime_checkable

from jss_cli.dataclass import dataclass
from jss_cli.errors import JssError

Tone = Literal["plain", "strong", "quiet", "good", "middling", "poor", "link"]
Role = Literal["number", "name", "text", "code", "bar", "address", "page"]
BarLook = Literal["full", "pale", "dot"]
Sign = Literal["full", "pale", "dot", "tick", "mark"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text with a tone. Tone never carries meaning alone: the words or the sign do too."""

    text: str
    tone: Tone = "plain"


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """The answer, first: a label, its value, and the facts it depends on (policy, day)."""

    label: str
    value: Span
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or two."""

    line: Line


@dataclass(frozen=True, slots=True)
class SectionHeading:
    """The title of what follows, up to the next one."""

    text: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A text to send, whose line breaks are kept."""

    text: str

    @property
    def lines(self) -> tuple[str, ...]:
        """Its lines, empty ones too."""
        return tuple(self.text.split("\n"))


@dataclass(frozen=True, slots=True)
class Axis:
    """What the strips of a column share: labels at places from 0 to 1, a mark across all of them (None: there is none),
    and what the signs in them mean."""

    labels: tuple[tuple[Fraction, str], ...]
    mark: Fraction | None = None
    keys: tuple[tuple[Sign, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StripBar:
    """A stretch of a strip from `start` to `end`, 0 to 1; a dot stands at its `start`."""

    start: Fraction
    end: Fraction
    look: BarLook = "full"


@dataclass(frozen=True, slots=True)
class Strip:
    """A picture in a cell: bars, and ticks at places from 0 to 1, in the tone of the row."""

    bars: tuple[StripBar, ...]
    ticks: tuple[Fraction, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A table column. Formats shorten only `name` columns, draw `bar` columns, right-align numbers, break no word of an
    `address`, and lead from a `page` column to the file beside this one that it names; where a row becomes lines, a
    `labelled` one keeps its title. `axis` is that of a column of strips."""

    title: str
    role: Role = "text"
    labelled: bool = False
    axis: Axis | None = None


TableCell = Span | Fraction | Strip


@dataclass(frozen=True, slots=True)
class Row:
    """One table row: a cell per column (in a `bar` column a Fraction from -1 to 1, or a strip), and the same in a
    sentence."""

    cells: tuple[TableCell, ...]
    sentence: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; `title` may be empty. A `roomy` one is left out where a screen is narrow."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    roomy: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A labelled share from 0 to 1, with its value in words."""

    label: str
    share: Fraction
    value: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Bars:
    """Shares drawn side by side."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class NumberedItem:
    """A numbered item; `detail` continues it, `more` is the command that tells more."""

    line: Line
    detail: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Steps:
    """A numbered list."""

    title: str
    steps: tuple[NumberedItem, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A labelled remark: an assumption, a caveat, a hint; `more` is the command that tells more."""

    label: str
    text: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A score over days as a step line: `steps` are the days from which a whole percent holds (None: no score), until
    `last`. `marks` are levels worth a line of their own, `seen` what was observed, and after `today` comes the future.

    Where nothing can be drawn, `sentences` tell the same.
    """

    title: str
    steps: tuple[tuple[date, int | None], ...]
    last: date
    today: date
    marks: tuple[int, ...]
    seen: tuple[tuple[date, int], ...]
    sentences: tuple[str, ...]


Block = Headline | SectionHeading | Paragraph | Letter | Table | Bars | Steps | Note | Chart


@dataclass(frozen=True, slots=True)
class Report:
    """Blocks in reading order, the answer first."""

    blocks: tuple[Block, ...]


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

    Of several files there is a result for each (at least one). `dates` are the days for a calendar; None: it is not
    about days. The notes are for a person, and `failed` is what went wrong with some of the files.
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


Made = Document | Answer  # a history that is printed with remarks, or the answer about one that went to its file
