"""The closed vocabulary of a decision table: which facts a rule may ask for, and which answers each can have."""

from __future__ import annotations

from typing import Any

from jss_cli.domain.facts import FACTS, Fact, Number, OneOf
from jss_cli.domain.policy import Condition
from jss_cli.files.policies.faults import Place
from jss_cli.files.policies.syntax import VALUE, Syntax, one_or_many, optional, or_none, part, word
from jss_cli.files.policies.words import EXACT, FLAG, MOST
from jss_cli.files.yaml_events import Mapping, Node

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
    """The answers to a fact."""
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
