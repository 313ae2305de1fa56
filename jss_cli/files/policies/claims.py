"""The closed vocabulary of a decision table: which facts a rule may ask for, and which answers each can have."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag

from jss_cli.domain.history import Party, Reason, Standing
from jss_cli.domain.policy import Enters, Known
from jss_cli.files.policies.words import (
    Code,
    Exact,
    Flag,
    Key,
    Name,
    Percent,
    Text,
    as_is,
    as_list,
    none_or,
    read_exact,
)

MOST = 12  # entries of a list whose every entry is work for every contract: windows, steps, tables of chances
Item = TypeVar("Item")
Listed = Annotated[tuple[Item, ...], BeforeValidator(as_list), Field(min_length=1, max_length=2 * MOST)]


class Part(BaseModel):
    """A mapping of the file: its fields and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Section(Part):
    """A mapping that says how certain its values are, and who says so."""

    known: Known
    source: tuple[Key, ...] = ()


class Bounds(Part):
    """A claim about a number: the bounds it lies within."""

    at_least: Exact | None = None
    above: Exact | None = None
    below: Exact | None = None


def bounds_or_answers(claim: object) -> str:
    """Which of the two forms a claim about a number has."""
    return "bounds" if isinstance(claim, dict) else "answers"


Figure = Annotated[Fraction | None, BeforeValidator(none_or(read_exact))]
Figures = Annotated[
    Annotated[Bounds, Tag("bounds")] | Annotated[Listed[Figure], Tag("answers")], Discriminator(bounds_or_answers)
]


class Claims(Part):
    """A `when`: claims about facts, each of them once."""

    status: Listed[Literal["not_started", "open", "ended"]] | None = None
    client_standing: Listed[Standing] | None = None
    paid: Listed[Flag] | None = None
    refunded: Listed[Literal["none", "part", "full"]] | None = None
    disputed: Listed[Flag] | None = None
    stars: Figures | None = None
    paid_quarters: Figures | None = None
    idle_months: Figures | None = None
    unrated_share: Figures | None = None
    reason: Listed[Annotated[Reason | None, BeforeValidator(none_or(as_is))]] | None = None
    ended_by: Listed[Party] | None = None
    feedback: Listed[Literal["given", "none", "removed"]] | None = None
    recommend: Figures | None = None


ANSWERS = {
    "recommend": ("none", *map(str, range(11))),
    "reason": ("none", *get_args(Reason)),
    "ended_by": get_args(Party),
}
MAYBE_UNKNOWN = (*ANSWERS, "feedback")


class RulePart(Section):
    """An entry of `rules`."""

    code: Code
    name: Name
    when: Claims
    outcome: Literal["positive", "neutral", "negative", "excluded"]
    says: Text
    because: Text
    remedy: Text
    enters: Enters = "ended"


class ClausePart(Section):
    """An entry of `clauses`."""

    code: Code
    name: Name
    because: Text
    remedy: Text


class ChancesPart(Part):
    """A table of `priors`: chances in whole percents."""

    when: Claims
    chances: dict[str, Percent]
