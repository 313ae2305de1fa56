"""The closed vocabulary of a decision table: which facts a rule may ask for, and which answers each can have."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, create_model

from jss_cli.domain.facts import FACTS, Fact, Number, OneOf
from jss_cli.domain.policy import Enters, Known, MinimumOf, Spoils
from jss_cli.files.policies.words import (
    Code,
    Exact,
    Flag,
    Key,
    Name,
    SharePercent,
    Text,
    as_is,
    as_list,
    none_or,
    read_exact,
)

MOST = 12  # entries of a list whose every entry is work for every contract: windows, steps, tables of chances
Item = TypeVar("Item")
LISTED = (BeforeValidator(as_list), Field(min_length=1, max_length=2 * MOST))
_Listed = Annotated[tuple[Item, ...], *LISTED]


class PolicyPart(BaseModel):
    """A mapping of the file: its fields and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Section(PolicyPart):
    """A mapping that says how certain its values are, and who says so."""

    known: Known
    source: tuple[Key, ...] = ()


class Bounds(PolicyPart):
    """A claim about a number: the bounds it lies within."""

    at_least: Exact | None = None
    above: Exact | None = None
    below: Exact | None = None


def _bounds_or_answers(claim: object) -> str:
    """Which of the two forms a claim about a number has."""
    return "bounds" if isinstance(claim, dict) else "answers"


_Figure = Annotated[Fraction | None, BeforeValidator(none_or(read_exact))]
_Figures = Annotated[
    Annotated[Bounds, Tag("bounds")] | Annotated[_Listed[_Figure], Tag("answers")], Discriminator(_bounds_or_answers)
]


def _claim(fact: Fact) -> Any:
    """What a rule may say of a fact."""
    match fact.values:
        case Number():
            return _Figures | None
        case "flag":
            return _Listed[Flag] | None
        case OneOf(answers):
            word: Any = Literal[answers]
            item: Any = Annotated[word | None, BeforeValidator(none_or(as_is))] if fact.none else word
            return Annotated[tuple[item, ...], *LISTED] | None


def with_fields(base: type[PolicyPart], fields: dict[str, Any]) -> Any:
    """A part with fields that follow from a table."""
    return create_model("Fields", __base__=base, **fields)


class Claims(with_fields(PolicyPart, {fact.name: (_claim(fact), None) for fact in FACTS})):  # type: ignore[misc]  # from the table
    """A `when`: claims about facts, each of them once."""


class RulePart(Section):
    """An entry of `rules`."""

    code: Code
    name: Name
    when: Claims
    outcome: MinimumOf
    says: Text
    because: Text
    remedy: Text
    enters: Enters = "ended"
    spoils: Spoils = "whole"


class ClausePart(Section):
    """An entry of `clauses`."""

    code: Code
    name: Name
    because: Text
    remedy: Text


class ChancesPart(PolicyPart):
    """A table of `priors`: chances in whole percents."""

    when: Claims
    chances: dict[str, SharePercent]
