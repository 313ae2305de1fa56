"""A day, or a month, as people and programs write it: by names in six languages, or by numbers, which may be two."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from jss_cli.domain.vague import DayBounds
from jss_cli.files.suggestions import WEEKDAY, YEARS, calendar_day, days
from jss_cli.imports.words import bare_word, months

LONGEST = 60  # characters
REMEMBERED = 4096  # texts, for a column has few
TIMED = re.compile(r"(.*[0-9]{2}),? +[0-9]{1,2}:[0-9]{2}.*")
PARTS = re.compile(r"\d+|[^\W\d_]+")
BESIDE = re.compile(r"[\s.,'’ºª°/-]*")  # what may stand between the parts of a day
FILLERS = frozenset({"de", "del", "do", "of", "st", "nd", "rd", "th", "er", "p", "р", "року", "the", "den"})
MONTH = re.compile(r"(?P<first>\d{4})[-/.](?P<month>\d{1,2})|(?P<second>\d{1,2})[-/.](?P<last>\d{4})")
YEAR_DIGITS = 4
MOST_KEPT = 16_384  # texts: as many days as a working life has


@lru_cache(MOST_KEPT)
def day_readings(text: str) -> tuple[date, ...]:
    """Every day that a text can be, whatever weekday and time stand beside it: of two the one with the day first.

    Where points stand between its numbers the day is first.
    """
    clean = bare(text)
    if not any(map(str.isalpha, clean)):
        return tuple(map(date.fromisoformat, days(clean)[: 1 if "." in clean else None]))
    day = _named_day(clean)
    return (day,) if day else tuple(map(date.fromisoformat, days(clean))) if clean[:4].isdigit() else ()


def bare(text: str) -> str:
    """A day without its weekday and its time; of what is too long for one, nothing."""
    clean = re.sub(WEEKDAY, "", " ".join(text[: LONGEST + 1].split()), count=1)
    timed = TIMED.fullmatch(clean)
    return "" if len(text) > LONGEST else timed[1] if timed else clean


def certain_day(text: str) -> date | None:
    """The day of a text that has one reading, with four digits for its year: 2026-03-02, Mar 2, 2026."""
    found = day_readings(text) if re.search(r"\d{4}", text) else ()
    return found[0] if len(found) == 1 else None


def _named_day(text: str) -> date | None:
    """The day of a text with the name of a month: Mar 2, 2026, 3 de febrero de 2025, 25-Sep-26."""
    numbers, month = _parts(text)
    if month is None or len(numbers) != 2:  # noqa: PLR2004 - day and year
        return None
    day, year = reversed(numbers) if len(numbers[0]) == YEAR_DIGITS else numbers
    return _day_within(int(year), month, int(day)) if len(year) in {2, YEAR_DIGITS} else None


@lru_cache(REMEMBERED)
def month_of(text: str) -> DayBounds | None:
    """The first and the last day of a month that stands without a day: 2025-02, 02/2025, Februar 2025."""
    if match := MONTH.fullmatch(" ".join(text.split())):
        year, month = int(match["first"] or match["last"]), int(match["month"] or match["second"])
    else:
        numbers, named = _parts(text)
        year = int(numbers[0]) if len(numbers) == 1 and len(numbers[0]) == YEAR_DIGITS else 0
        month = named or 0
    first = _day_within(year, month, 1) if year else None
    return DayBounds.of_months(first, first) if first else None


def _parts(text: str) -> tuple[list[str], int | None]:
    """The numbers of a text and the month that it names; nothing of a text that has more than that."""
    if len(text) > LONGEST or BESIDE.fullmatch(PARTS.sub("", text)) is None:
        return [], None
    parts = [part for part in map(bare_word, PARTS.findall(text)) if part not in FILLERS]
    return [part for part in parts if part.isdecimal()], months().get(" ".join(p for p in parts if not p.isdecimal()))


def _day_within(year: int, month: int, day: int) -> date | None:
    """A day of the years that a history may have; None: there is no such day."""
    found = calendar_day(year, month, day)
    return found if found and found.year in YEARS else None
