"""The lines of a text that was copied from a profile page, each by what it is as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice

from jss_cli.dataclass import dataclass
from jss_cli.files.document import SourceText
from jss_cli.imports.days import certain_day
from jss_cli.imports.words import is_open_word

MARKS = "\u200b\u200e\u200f\u061c\ufeff"  # at the ends of a copied line they are no part of it
DASH = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*|\s+(?:to|bis)\s+")
RATED = re.compile(
    r"(?:rating is [\d.,]+ out of 5\.?\s*)?([1-5](?:[.,]\d{1,2})?)(?:\s*[|\u2022\u00b7]\s*|(?<=[.,]\d\d)\s+)",
    re.IGNORECASE,
)
CONTENT = {
    "rating": r"rating is (?P<rating_value>[1-5](?:[.,]\d{1,2})?) out of 5(?:\.0+)?(?: stars)?\.?",
    "stars": r"(?P<stars_value>[1-5](?:[.,]\d{1,2})?)(?: stars)?",
    "percent": r"(?P<percent_value>\d{1,3})\s?%(?P<labelled> job success(?: score)?)?",
    "label": r"job success(?: score)?",
    "rate": r"(?:US)?\$\s?[\d,]+(?:\.\d+)?\s?/\s?(?:hr|hour|h)\.?",
    "money": r"(?P<money_value>(?:US)?[$€£]\s?\d[\d.,]*|\d[\d.,]*\s?(?:USD|[$€£]))(?: earned)?",
    "private": r"(?:private earnings|earnings (?:are )?(?:private|hidden))",
    "hours": r"[\d,]+(?:\.\d+)? (?:hours?|hrs?)(?: worked)?",
    "fixed": r"fixed[- ]price",
    "hourly": r"hourly",
    "unrated": r"no feedback (?:given|yet|received)\.?",
    "removed": r"this feedback (?:has been|was) removed\b.{0,60}",
    "completed": r"completed jobs ?\((?P<completed_value>\d{1,5})\)",
    "progress": r"(?:jobs )?in progress ?\((?P<progress_value>\d{1,5})\)",
    "more": r"(?:show|view|load|see) more(?: jobs?)?",
    "heading": r"work history(?: and feedback)?|portfolio|skills|project catalog|testimonials|certifications"
    r"|employment history|education|languages|other experiences|linked accounts|licenses",
}
KINDS = re.compile("|".join(f"(?P<{name}>{form})" for name, form in CONTENT.items()), re.IGNORECASE)
MOST_PERCENT = 100
LONGEST = 120  # characters of a line that says one thing
MOST = 1000  # characters of a line that can be a title
MOST_DASHES = 6  # of two days written 2026-03-02 the third parts them


@dataclass(frozen=True, slots=True)
class PastedLine:
    """A line that is not blank; `kind` is "text" for a title, a comment and all else, "long" for what is no title;
    `value` is what a line tells."""

    number: int
    text: str
    kind: str
    value: str = ""
    started: date | None = None
    ended: date | None = None

    @property
    def at(self) -> str:
        """The place, as it is told."""
        return f"line {self.number}"

    @property
    def stars(self) -> Decimal | None:
        """The stars that a line says."""
        return (
            Decimal(self.value.replace(",", ".")) if self.value and self.kind in {"rating", "stars", "days"} else None
        )


def lines_of(document: SourceText) -> Iterator[PastedLine]:
    """Every line that is not blank."""
    for number, raw in enumerate(document.lines, 1):
        if text := raw.replace("\xa0", " ").replace("\u202f", " ").strip(f" \t\v\f{MARKS}"):
            yield line_of(number, text)


def line_of(number: int, text: str) -> PastedLine:
    """What a line is as a whole."""
    if len(text) > LONGEST:
        return PastedLine(number, text, "text" if len(text) <= MOST else "long")
    if match := KINDS.fullmatch(text):
        kind = next(name for name in CONTENT if match[name] is not None)
        return PastedLine(number, text, kind, match.groupdict().get(f"{kind}_value", ""))
    return _dated(number, text) or PastedLine(number, text, "text")


def _dated(number: int, text: str) -> PastedLine | None:
    """A line such as "Mar 2, 2026 - Mar 20, 2026", alone or behind a rating: with a bar, or in full."""
    rated = RATED.match(text)
    days = text[rated.end() :] if rated else text
    for dash in islice(DASH.finditer(days), MOST_DASHES):
        started, end = certain_day(days[: dash.start()]), days[dash.end() :]
        ended = certain_day(end) if started else None
        if started and (ended or is_open_word(end)):
            return PastedLine(number, text, "days", rated[1] if rated else "", started, ended)
    return None


def score_in(head: Sequence[PastedLine]) -> PastedLine | None:
    """The line with the percent that stands beside "Job Success"."""
    for index, line in enumerate(head):
        beside = (*head[max(index - 1, 0) : index], *head[index + 1 : index + 2]) if line.kind == "label" else (line,)
        for near in beside:
            is_score = near.kind == "percent" and (near is not line or "job success" in line.text.lower())
            if is_score and int(near.value) <= MOST_PERCENT:
                return near
    return None
