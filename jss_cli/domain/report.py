"""What to say, in blocks that know nothing of colours or widths. Every format draws every block.

A picture in the cell of a table has bars and ticks on an axis that a whole column shares.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal

from jss_cli.dataclass import dataclass

BarLook = Literal["full", "pale", "dot"]
Sign = Literal["full", "pale", "dot", "tick", "mark"]
Tone = Literal["plain", "strong", "quiet", "good", "middling", "poor", "link"]
Role = Literal["number", "name", "text", "code", "bar", "address", "page"]


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
    `last`. `marks` are levels worth a line of their own, `seen` what was observed, and after `today` comes the future;
    `line` says what the steps until then are.

    Where nothing can be drawn, `sentences` tell the same.
    """

    title: str
    steps: tuple[tuple[date, int | None], ...]
    last: date
    today: date
    marks: tuple[int, ...]
    seen: tuple[tuple[date, int], ...]
    sentences: tuple[str, ...]
    line: str = "the score"


Block = Headline | SectionHeading | Paragraph | Letter | Table | Bars | Steps | Note | Chart


@dataclass(frozen=True, slots=True)
class Report:
    """Blocks in reading order, the answer first."""

    blocks: tuple[Block, ...]
