"""The narrow grammar of a policy's values: text in, one exact value out, or what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, TypeVar

from pydantic import BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

from jss_cli.domain.facts import MOST_RECOMMENDED, RECOMMEND
from jss_cli.domain.policy import QUARTERS
from jss_cli.files.suggestions import YEARS

Value = TypeVar("Value")

VALUE = "JSS952"
WEIGHT = "JSS956"
HEAVIEST = 100
WORST_WORTH, FINEST_WORTH = Fraction(-10), 100
LEAST_FACTOR, MOST_FACTOR = Fraction(1, 10_000), Fraction(10_000)


def _refuse(code: str, message: str, hint: str) -> PydanticCustomError:
    """The error of one value; braces in a message are text and not a template."""
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})


def _reader(pattern: str, what: str, example: str, make: Callable[[str], Value]) -> Callable[[object], Value]:
    """A function that makes a value of text that fits `pattern` as a whole, and refuses everything else."""
    grammar = re.compile(pattern, re.ASCII)

    def read(text: object) -> Value:
        if isinstance(text, str) and grammar.fullmatch(text):
            try:
                return make(text)
            except (ValueError, ZeroDivisionError):
                pass
        shown = f'"{text}"' if isinstance(text, str) else "a list or a mapping"
        raise _refuse(VALUE, f"{shown} is not {what}", f"write {what}, such as {example}")

    return read


EXACT = r"-?\d{1,9}(\.\d{1,9}|/\d{1,9})?"
read_exact = _reader(EXACT, "a plain number", "3.5 or 1/3", Fraction)


def _read_quarters(text: object) -> int:
    """A weight in quarter units: "1.25" gives 5."""
    weight = read_exact(text)
    if weight * QUARTERS % 1:
        raise _refuse(WEIGHT, f"weight {text} is no multiple of a quarter", "write 1, 1.25, 1.5, 1.75, 2 and so on")
    if not 0 <= weight <= HEAVIEST:
        raise _refuse(WEIGHT, f"weight {text} is beyond what is counted", f"write a weight from 0 to {HEAVIEST}")
    return int(weight * QUARTERS)


def _read_weight(text: object) -> int:
    """The weight of a contract that counts, in quarter units."""
    if (weight := _read_quarters(text)) == 0:
        raise _refuse(WEIGHT, "a contract that counts must weigh something", f"write a weight from 0.25 to {HEAVIEST}")
    return weight


def _within(low: Fraction, high: Fraction, finest: int) -> Callable[[str], Fraction]:
    """A function that makes a number of text from `low` to `high`, in parts of 1/`finest` or coarser ones."""

    def make(text: str) -> Fraction:
        number = Fraction(text)
        if not low <= number <= high or number.denominator > finest:
            raise ValueError
        return number

    return make


def _read_date(text: str) -> date:
    """A day of the years that a history may have."""
    day = date.fromisoformat(text)
    if day.year not in YEARS:
        raise ValueError
    return day


def none_or(read: Callable[[object], Value]) -> Callable[[object], Value | None]:
    """A reader that also takes the word "none", for an answer that was not given or a thing that does not exist."""
    return lambda value: None if value == "none" else read(value)


def as_is(value: object) -> object:
    """The value, for the next step to judge."""
    return value


def as_list(value: object) -> object:
    """A list as it is, and a single value as a list of one: `status: ended` means `status: [ended]`."""
    return value if isinstance(value, list) else [value]


Exact = Annotated[Fraction, BeforeValidator(read_exact)]
Weight = Annotated[int, BeforeValidator(_read_weight)]
Worth = Annotated[
    Fraction,
    BeforeValidator(
        _reader(EXACT, "a worth from -10 to 1 in hundredths", "0.5", _within(WORST_WORTH, Fraction(1), FINEST_WORTH))
    ),
]
Factor = Annotated[
    Fraction,
    BeforeValidator(
        _reader(EXACT, "a factor above 0, up to 10000", "4", _within(LEAST_FACTOR, MOST_FACTOR, int(MOST_FACTOR)))
    ),
]
Recommendation = Annotated[
    int,
    BeforeValidator(_reader("|".join(map(str, RECOMMEND)), f"a private answer from 0 to {MOST_RECOMMENDED}", "7", int)),
]
SpanOfDays = Annotated[int, BeforeValidator(_reader(r"[1-9]\d{0,2}", "a whole number from 1 to 999", "12", int))]
Percent = Annotated[int, BeforeValidator(_reader(r"\d{1,2}|100", "a whole percent from 0 to 100", "25", int))]
SharePercent = Annotated[
    Fraction, BeforeValidator(_reader(r"\d{1,2}(\.\d{1,4})?|100", "a percent", "25 or 2.5", Fraction))
]
Target = Annotated[int, BeforeValidator(_reader(r"[1-9]\d?|100", "a whole percent from 1 to 100", "90", int))]
Amount = Annotated[Decimal, BeforeValidator(_reader(r"\d{1,12}(\.\d{1,2})?", "a plain amount", "250", Decimal))]
Day = Annotated[date, BeforeValidator(_reader(r"\d{4}-\d\d-\d\d", "a day from 1999 to 2100", "2016-06-01", _read_date))]
Flag = Annotated[bool, BeforeValidator(_reader("true|false", "true or false", "true", "true".__eq__))]
Text = Annotated[str, StringConstraints(min_length=1, max_length=1000)]
Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9]{0,11}$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,8}[0-9]{3}$")]
Parent = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([-+][a-z0-9]+)*$", max_length=200)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
