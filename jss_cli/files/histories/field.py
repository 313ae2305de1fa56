"""One field of a history: what it is called, what it is about, and the form of its values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jss_cli.domain.facts import LEAST_STARS, MOST_RECOMMENDED, MOST_STARS

Form = Literal[
    "name",  # text that is compared: trimmed, in the composed Unicode form
    "text",
    "word",
    "flag",
    "day",
    "some_day",  # a day, or as much as is known of one
    "amount",
    "some_amount",  # or the word unknown
    "stars",
    "given_stars",  # without the word none
    "recommend",
    "whole",
    "currency",
    "version",
    "payments",
    "interim",
    "provenance",
    "observation",
    "shown_score",  # a whole percent, or the word none
    "span",  # of percents
    "by_window",
    "fraction",
]
EXAMPLES: dict[Form, str] = {
    "day": "a day such as 2024-02-01",
    "some_day": "a day such as 2024-02-01",
    "amount": "an amount such as 1200.50",
    "some_amount": "an amount such as 1200.50",
    "flag": "true or false",
    "stars": f"a number from {LEAST_STARS} to {MOST_STARS}",
    "recommend": f"a number from 0 to {MOST_RECOMMENDED}",
    "whole": "a whole number",
    "payments": "a list",
    "interim": "a list",
    "provenance": "a list",
    "observation": "a list",
    "shown_score": "a whole percent, or none",
    "span": "[80, 89]",
    "by_window": "{6: 90, 12: 88}",
    "fraction": "9 of 11",
}


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """One field: its dotted `name` in YAML and what it is about, in a sentence.

    `column` is its name in CSV ("" = the same), `aliases` what exports call it. `form` names the converter; `choices`
    are the words of a word, `least` and `greatest` bound a whole number. `absent` is the value of an absent field.
    `attribute` is what a contract calls it ("" = the same). `tried` are values that tell the rules apart, of a form
    that has too many to try them all.
    """

    name: str
    form: Form
    about: str
    column: str = ""
    required: bool = False
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    least: int = 0
    greatest: int = 0
    absent: object = None
    attribute: str = ""
    tried: tuple[str, ...] = ()

    @property
    def answers(self) -> tuple[str, ...]:
        """The values worth trying one after the other, as a person writes them; empty where there is no such list."""
        words = self.choices or (("false", "true") if self.form == "flag" else ())
        return self.tried or (("none", *words) if words and self.absent is None else words)

    @property
    def example(self) -> str:
        """What it looks like, for a message."""
        return EXAMPLES.get(self.form) or (self.choices[0] if self.choices else "a text")

    @property
    def path(self) -> str:
        """The dotted name of its attribute."""
        return self.attribute or self.name

    @property
    def header(self) -> str:
        """Its name in the first row of a CSV file."""
        return self.column or self.name
