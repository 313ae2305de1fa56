"""The narrow grammar of a policy's values: one exact value of each text, or what to write instead.

The vocabulary of a decision table is closed: which facts a rule may ask for, and which answers each can have.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from jss_cli.domain.facts import FACTS, MOST_RECOMMENDED, RECOMMEND, Fact, Number, OneOf
from jss_cli.domain.policy import Condition
from jss_cli.domain.sections import QUARTERS
from jss_cli.files.policies.nodes import Place
from jss_cli.files.policies.syntax import (
    MOST,
    VALUE,
    NoValueError,
    Syntax,
    one_or_many,
    optional,
    or_none,
    part,
    text,
    value,
    word,
)
from jss_cli.files.suggestions import YEARS
from jss_cli.files.yaml_events import Mapping, Node

WEIGHT_CODE = "JSS956"
HEAVIEST = 100
NUMBER = r"-?\d{1,9}(\.\d{1,9}|/\d{1,9})?"


def _quarters(text: str) -> int:
    """The weight of a contract that counts, in quarter units: "1.25" gives 5."""
    weight = Fraction(text)
    if weight * QUARTERS % 1:
        hint = "write 1, 1.25, 1.5, 1.75, 2 and so on"
        raise NoValueError(WEIGHT_CODE, f"weight {text} is no multiple of a quarter", hint)
    if not 0 <= weight <= HEAVIEST:
        hint = f"write a weight from 0 to {HEAVIEST}"
        raise NoValueError(WEIGHT_CODE, f"weight {text} is beyond what is counted", hint)
    if not weight:
        hint = f"write a weight from 0.25 to {HEAVIEST}"
        raise NoValueError(WEIGHT_CODE, "a contract that counts must weigh something", hint)
    return int(weight * QUARTERS)


def _within(low: Fraction, high: Fraction, finest: int) -> Callable[[str], Fraction]:
    """A function that makes a number of text from `low` to `high`, in parts of 1/`finest` or coarser ones."""

    def make(text: str) -> Fraction:
        number = Fraction(text)
        if not low <= number <= high or number.denominator > finest:
            raise ValueError
        return number

    return make


def _day(text: str) -> date:
    day = date.fromisoformat(text)
    if day.year not in YEARS:
        raise ValueError
    return day


EXACT = value(NUMBER, "a plain number", "3.5 or 1/3", Fraction)
WEIGHT = value(NUMBER, "a plain number", "3.5 or 1/3", _quarters)
WORTH = value(NUMBER, "a worth from -10 to 1 in hundredths", "0.5", _within(Fraction(-10), Fraction(1), 100))
FACTOR = value(NUMBER, "a factor above 0, up to 10000", "4", _within(Fraction(1, 10_000), Fraction(10_000), 10_000))
RECOMMENDATION = value("|".join(map(str, RECOMMEND)), f"a private answer from 0 to {MOST_RECOMMENDED}", "7", int)
SHARE_PATTERN = r"\d{1,2}(\.\d{1,4})?|100"
UP_TO_THREE = value("[123]", "a whole number from 1 to 3", "2", int)
SPAN = value(r"[1-9]\d{0,2}", "a whole number from 1 to 999", "12", int)
PERCENT = value(r"\d{1,2}|100", "a whole percent from 0 to 100", "25", int)
SHARE = value(SHARE_PATTERN, "a percent", "25 or 2.5", lambda text: Fraction(text) / 100)
RARE = value(
    SHARE_PATTERN,
    "a percent up to 50",
    "1 or 2.5",
    lambda text: _within(Fraction(0), Fraction(50), 10_000)(text) / 100,
)
TARGET = value(r"[1-9]\d?|100", "a whole percent from 1 to 100", "90", int)
AMOUNT = value(r"\d{1,12}(\.\d{1,2})?", "a plain amount", "250", Decimal)
DAY = value(r"\d{4}-\d\d-\d\d", "a day from 1999 to 2100", "2016-06-01", _day)
FLAG = value("true|false", "true or false", "true", "true".__eq__)
TEXT = text(1000)
ABOUT = text(8000)  # every option that is picked leads it with a sentence
CODE = text(11, "code", r"[A-Z]{2,8}[0-9]{3}")
NAME = text(60, "name", r"[a-z0-9]+(-[a-z0-9]+)*")
PICKED = text(600, "name", r"[a-z0-9]+([-+][a-z0-9]+)*")


_BOUNDS = part(dict, at_least=optional(EXACT), above=optional(EXACT), below=optional(EXACT))


def _claim(fact: Fact) -> Syntax:
    """What a rule may say of a fact: the answers it may have, or the bounds that a number lies within."""
    answers = _answers(fact)
    numbers = fact.values if isinstance(fact.values, Number) else None

    def read(node: Node, at: Place) -> Any:
        bounded = numbers and isinstance(node, Mapping)
        found = _BOUNDS.read(node, at) if bounded else {"one_of": answers.read(node, at)}
        asked = Condition(fact.name, **(found or {}))
        figures = (*(asked.one_of or ()), asked.at_least, asked.above, asked.below)
        if numbers and not all(numbers.can_be(figure) for figure in figures if figure is not None):
            hint = f"{fact.name} lies between {numbers.least} and {numbers.most}"
            at.refuse(VALUE, "the number can never be reached", hint)
        return asked

    return Syntax(read, lambda: {"anyOf": [answers.schema(), _BOUNDS.schema()]} if numbers else answers.schema())


def _answers(fact: Fact) -> Syntax:
    match fact.values:
        case OneOf(answers):
            syntax = word(*answers)
        case Number():
            syntax = EXACT
        case "flag":
            syntax = FLAG
    return one_or_many(or_none(syntax) if fact.none else syntax, 2 * MOST)


def _in_order(**claims: Condition) -> tuple[Condition, ...]:
    """The claims in the order in which facts are asked."""
    return tuple(claims[fact.name] for fact in FACTS if fact.name in claims)


CLAIMS = part(_in_order, **{fact.name: optional(_claim(fact)) for fact in FACTS})
