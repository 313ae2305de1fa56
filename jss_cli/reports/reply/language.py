"""A language that a reply can be written in: its words as data, and how it writes days, numbers and counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from importlib import import_module
from typing import Literal

from jss_cli.dataclass import dataclass
from jss_cli.reports.numbers import signed_tenths

LanguageCode = Literal["en", "es", "de"]
THIRDS = (10, 20)  # the last days of the first and the second third of a month


@dataclass(frozen=True, slots=True)
class Language:
    """How a language writes. `day` writes a date from {day}, {month} and {year}, `day_of_year` without the year,
    `thirds` what lies around it; `words` are sentences and parts of them by what they say (places in braces are
    filled), `causes` what a rule (by its code) says of a contract."""

    day: str
    day_of_year: str
    months: Sequence[str]
    thirds: Sequence[str]
    point: str
    words: Mapping[str, str]
    causes: Mapping[str, str]

    def long_day(self, day: date, beside: date | None = None) -> str:
        """A day as a letter has it: 9 June 2016, or 9 June beside another one of that year."""
        form = self.day_of_year if beside is not None and beside.year == day.year else self.day
        return form.format(day=day.day, month=self.months[day.month - 1], year=day.year)

    def around(self, day: date) -> str:
        """A day as one of three parts of its month: the middle of June 2016."""
        third = self.thirds[sum(day.day > last for last in THIRDS)]
        return third.format(month=self.months[day.month - 1], year=day.year)

    def when(self, stem: str, day: date, today: date | None = None) -> str:
        """About when a day is, with the words before it ("on", "from", "until"): not as a time of which it is `today`
        already."""
        form = f"{stem}.soon" if today and self.around(day) == self.around(today) else stem
        return self.words[form].format(self.around(day))

    def tenths(self, tenths: int) -> str:
        """So many tenths with one decimal."""
        return signed_tenths(tenths).replace(".", self.point)

    def points(self, tenths: int) -> str:
        """So many tenths of a point with their noun, whole points without decimals."""
        written = self.tenths(tenths) if tenths % 10 else str(tenths // 10)
        return self.words["points.one" if tenths == 10 else "points.many"].format(written)  # noqa: PLR2004 - one point

    def count(self, number: int, noun: str) -> str:
        """A number with its noun: 1 contract, 3 contracts."""
        return self.words[self.form(noun, number)].format(number)

    @staticmethod
    def form(stem: str, number: int) -> str:
        """The name of the words for one, or for several."""
        return f"{stem}.{'one' if number == 1 else 'many'}"

    def any_of(self, phrases: Sequence[str]) -> str:
        """Phrases of which one is enough: a, b, or c."""
        if len(phrases) < 2:  # noqa: PLR2004 - nothing to choose
            return "".join(phrases)
        return self.words["or"].format(", ".join(phrases[:-1]), phrases[-1])


def language_of(code: LanguageCode) -> Language:
    """A language by its code."""
    language: Language = import_module(f"jss_cli.reports.reply.phrases.{code}").LANGUAGE
    return language
