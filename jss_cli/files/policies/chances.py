"""Tables of chances: how often each answer of an unknown fact is met, for the contracts that some claims hold for."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

from jss_cli.domain.facts import STARS, Fact, Number
from jss_cli.domain.policy import Condition
from jss_cli.files.policies.claims import CLAIMS
from jss_cli.files.policies.faults import Place
from jss_cli.files.policies.nodes import nearest_or_all
from jss_cli.files.policies.syntax import PLAIN, VALUE, Syntax, pairs, part
from jss_cli.files.policies.words import SHARE
from jss_cli.files.yaml_events import Node, Scalar

_Chances = tuple[tuple[Any, Fraction], ...]
BAND = r"(\d{1,2})-(\d{1,2})"
FIGURE = r"\d{1,2}(\.\d{1,2})?"


def chance_table(fact: Fact) -> Syntax:
    """A table of chances of one fact, whose keys are its answers."""

    def read(node: Node, at: Place) -> Any:
        word = node.text if isinstance(node, Scalar) else ""
        answers = _band_of(word)
        if not all(_can_be(fact, answer) for answer in answers):
            is_stars = fact.values is STARS
            hint = "write none, or stars such as 4.5" if is_stars else nearest_or_all(word, fact.words)
            return at.refuse(VALUE, "unknown answer", hint)
        return tuple(_meant(fact, answer) for answer in answers)

    return part(_spread, when=CLAIMS, chances=pairs(Syntax(read, lambda: PLAIN), SHARE))


def _band_of(word: str) -> tuple[str, ...]:
    """The answers that share a chance: `0-4: 2` gives each of the five private answers an equal share of 2 %."""
    match = re.fullmatch(BAND, word, re.ASCII)
    return tuple(map(str, range(int(match[1]), int(match[2]) + 1))) if match else (word,)


def _can_be(fact: Fact, word: str) -> bool:
    if isinstance(fact.values, Number) and re.fullmatch(FIGURE, word, re.ASCII):
        return fact.values.can_be(Decimal(word)) and not Decimal(word) % fact.values.step
    return word in fact.words


def _meant(fact: Fact, word: str) -> Decimal | int | str | None:
    """The answer that a word names."""
    if word == "none":
        return None
    if fact.values is STARS:
        return Decimal(word)
    return int(word) if word.isdigit() else word


def _spread(
    when: tuple[Condition, ...], chances: tuple[tuple[tuple[Any, ...], Fraction], ...]
) -> tuple[tuple[Condition, ...], _Chances]:
    """The claims, and the chance of each answer: those of a band have equal parts of theirs."""
    return when, tuple((answer, share / len(answers)) for answers, share in chances for answer in answers)
