"""Which lines of a pasted profile belong to which job: every job hangs on the line with its days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from jss_cli.dataclass import dataclass
from jss_cli.imports.paste_lines import PastedLine

HEADS = frozenset({"rating", "stars"})  # between a title and its days
TAILS = frozenset({"money", "private", "rate", "hours", "fixed", "hourly"})  # behind the comment of a job
FRAMES = frozenset({"completed", "progress", "more", "heading"})  # of the page, not of a job
OPENING, CLOSING = ('"', "“", "«", "„"), ('"', "”", "»", "“")
PAIR = 2  # quotes: a word that is quoted, not a quotation that goes on
MOST_QUOTED = 30  # lines of a quotation above the days of its job
FEW = 2  # lines about pay that stand together, which no comment has by chance


@dataclass(frozen=True, slots=True)
class Job:
    """The lines of one job: its title (None: the text begins below it), ratings, days, what says that there is no
    feedback, and what it earned; `comment` are those of the client's words."""

    title: PastedLine | None
    ratings: tuple[PastedLine, ...]
    days: PastedLine
    unrated: tuple[PastedLine, ...]
    pay: tuple[PastedLine, ...]
    comment: tuple[PastedLine, ...]

    @property
    def read(self) -> tuple[PastedLine, ...]:
        """The lines that say something of the job."""
        return (*((self.title,) if self.title else ()), *self.ratings, self.days, *self.unrated, *self.pay)


def jobs_of(lines: Sequence[PastedLine]) -> Iterator[Job]:
    """Every job, in the order of the text."""
    quoted = set[int]()
    anchors = [*_anchors(lines, quoted), (len(lines), len(lines))]
    for (title, anchor), (following, _) in pairwise(anchors):
        above = lines[title + 1 : anchor] if title >= 0 else ()
        below = range(anchor + 1, _end(lines, anchor + 1, following if following >= 0 else len(lines), quoted))
        pay = _pay(lines, below, quoted)
        unrated = next((i for i in below if lines[i].kind in {"unrated", "removed"} and i not in quoted), None)
        rest = [line for line in above if line.kind not in HEADS]
        rest += (lines[i] for i in below if i not in pay and i != unrated)
        yield Job(
            lines[title] if title >= 0 else None,
            tuple(line for line in above if line.kind in HEADS),
            lines[anchor],
            () if unrated is None else (lines[unrated],),
            tuple(lines[i] for i in pay),
            tuple(rest),
        )


def _anchors(lines: Sequence[PastedLine], quoted: set[int]) -> Iterator[tuple[int, int]]:
    """Where titles (-1: it is not in the text) and days of jobs stand; lines within quotes are noted in `quoted`."""
    previous, has_pay, index = -1, True, 0
    while index < len(lines):
        line = lines[index]
        if not has_pay and (end := _closing(lines, index)):
            quoted.update(range(index, end))
            index = end
            continue
        if line.kind == "days":
            title = _title(lines, index, previous)
            if previous < 0 or (title > previous and (has_pay or _is_plain(lines, title, previous))):
                yield title, index
                previous, has_pay = index, False
        has_pay = has_pay or line.kind in TAILS | FRAMES | {"unrated", "removed"}
        index += 1


def _is_plain(lines: Sequence[PastedLine], title: int, previous: int) -> bool:
    """Whether a title is one although nothing was said of pay before it: it is rated, or follows at once the days of a
    job without a rating, which has no comment."""
    is_rated = lines[previous].stars is not None or any(line.kind in HEADS for line in lines[previous - 2 : previous])
    is_next = lines[title - 1].kind in HEADS and lines[previous + 1].kind not in HEADS
    return is_next or lines[title + 1].kind in HEADS or (title == previous + 1 and not is_rated)


def _title(lines: Sequence[PastedLine], anchor: int, previous: int) -> int:
    """The nearest line above the days that is neither a rating nor, below another line, a quotation; -1: none."""
    index = anchor - 1
    while index > previous and lines[index].kind in HEADS:
        index -= 1
    above = _opening(lines, index, previous) - 1
    if above > previous and lines[above].kind == "text":
        index = above
    return index if index > previous and lines[index].kind == "text" else -1


def _opening(lines: Sequence[PastedLine], end: int, previous: int) -> int:
    """Where the quotation opens that ends with a line; 0: none does."""
    if not lines[end].text.rstrip(".").endswith(CLOSING):
        return 0
    if lines[end].text.startswith(OPENING):
        return end
    starts = range(end - 1, max(previous, end - MOST_QUOTED), -1)
    return next((start for start in starts if _closing(lines, start) == end + 1), 0)


def _closing(lines: Sequence[PastedLine], start: int) -> int | None:
    """Behind the last line of a quotation of several lines; None: none begins here, or it is never closed."""
    if not _opens(lines[start].text):
        return None
    for index in range(start + 1, len(lines)):
        text = lines[index].text
        if text.startswith(OPENING):
            return None
        if text.rstrip(".").endswith(CLOSING):
            return index + 1
    return None


def _opens(text: str) -> bool:
    """Whether a quotation begins with a line and does not end in it."""
    return text.startswith(OPENING) and not text[1:].rstrip(".").endswith(CLOSING) and text.count('"') != PAIR


def _end(lines: Sequence[PastedLine], start: int, following: int, quoted: set[int]) -> int:
    """Behind the last line of a job: the next title, or what belongs to the page once something was said of its pay."""
    has_pay = False
    for index in range(start, following):
        if index in quoted:
            continue
        if has_pay and lines[index].kind in FRAMES:
            return index
        has_pay = has_pay or lines[index].kind in TAILS
    return following


def _pay(lines: Sequence[PastedLine], below: range, quoted: set[int]) -> list[int]:
    """The lines about pay that stand together last; before them such a line is one of a comment."""
    runs = [list(run) for is_pay, run in groupby(below, lambda i: i not in quoted and lines[i].kind in TAILS) if is_pay]
    if not runs:
        return []
    last = runs[-1]
    is_last = all(lines[i].kind in FRAMES for i in range(last[-1] + 1, below.stop))
    amounts = [i for i in last if lines[i].kind == "money"]
    return [i for i in last if i not in amounts[:-1]] if is_last or len(last) >= FEW else []
