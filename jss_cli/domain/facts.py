"""The one table of facts: what a rule may ask about a contract, and everything that holds of each of them.

The vocabulary of the policies, the mistypes that are tried, what a redacted history keeps, how two contracts become one
engagement follow from these rows. How a fact is read off a contract stands in `scoring.facts`, off the columns of many
histories in `batch.deciding`, its words in `reports.fact_words`; tests hold all of them to these rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, get_args

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import Listing, Party, Reason, Standing

Status = Literal["not_started", "open", "ended"]
Combination = Literal["last", "earliest", "sum", "any", "by_day", "joined", "own"]
Mover = Literal["client", "in_time", "payer", "owner", "perk", "nobody"]


@dataclass(frozen=True, slots=True)
class OneOf:
    """A fact that is one of a few words."""

    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A fact that is a number from `least` to `most`, a multiple of `step` (0: any number)."""

    least: Decimal
    most: Decimal
    step: Decimal

    def can_be(self, value: object) -> bool:
        """Whether a number lies within the bounds."""
        return self.least <= value <= self.most  # type: ignore[operator]

    def __iter__(self) -> Iterator[Decimal]:
        """Every number that the fact can be, where they can be counted."""
        steps = (self.most - self.least) // self.step + 1 if self.step else 0
        return (self.least + self.step * index for index in range(int(steps)))


LEAST_STARS, MOST_STARS, MOST_RECOMMENDED = Decimal(1), Decimal(5), 10  # the scales of the marketplace
STARS = Number(LEAST_STARS, MOST_STARS, Decimal("0.01"))
RECOMMEND = Number(Decimal(0), Decimal(MOST_RECOMMENDED), Decimal(1))
COUNT = Number(Decimal(0), Decimal(999), Decimal(1))  # the longest span that a policy can name
DAYS = Number(Decimal(0), Decimal(36_524), Decimal(1))
SHARE = Number(Decimal(0), Decimal(1), Decimal(0))


@dataclass(frozen=True, slots=True)
class Origin:
    """A field of a contract, by its dotted name: what it is of two contracts that are one engagement, and who can still
    make it otherwise (`in_time`: the client until the days for feedback are over; `payer`, `owner`: while it is open;
    `perk`: where the rules let feedback be removed). `own`: the engagement has a way of its own to find it."""

    name: str
    combine: Combination = "last"
    mover: Mover = "nobody"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as the rules know it, with the fields that tell it (each stands beside the fact that it tells first).

    `none`: a rule may ask whether it has no answer. `assume`: the words by which a policy may say what is taken where
    it is unknown (empty: it never is, or `asks` names the fact to ask for from which it follows). `confidential`:
    whether what it says of a client is not for others, always or where it does harm.
    """

    name: str
    values: OneOf | Number | Literal["flag"]
    origins: tuple[Origin, ...] = ()
    none: bool = False
    assume: tuple[str, ...] = ()
    asks: str = ""
    confidential: Literal["never", "harmful", "always"] = "never"

    @property
    def may_be_unknown(self) -> bool:
        """Whether there can be an answer that nobody told us."""
        return bool(self.assume or self.asks)

    @property
    def words(self) -> tuple[str, ...]:
        """Every answer as a policy writes it."""
        match self.values:
            case OneOf(answers):
                words = answers
            case Number():
                words = tuple(map(str, self.values))
            case "flag":
                words = ("true", "false")
        return ("none", *words) if self.none else words


FACTS = (  # in the order in which a rule asks for them: those that may be unknown come last
    Fact("status", OneOf(get_args(Status)), (Origin("started", "earliest"), Origin("ended", mover="owner"))),
    Fact(
        "client_standing",
        OneOf(get_args(Standing)),
        (Origin("client_standing", mover="client"),),
    ),
    Fact("paid", "flag", (Origin("earned", "sum", "payer"), Origin("payments", "own", "payer"))),
    Fact(
        "refunded",
        OneOf(("none", "part", "full")),
        (Origin("refunded", "sum", "payer"), Origin("refunds", "own", "payer")),
    ),
    Fact("disputed", "flag", (Origin("disputed", "any"),)),
    Fact(
        "stars",
        STARS,
        (Origin("feedback.stars", mover="client"), Origin("interim", "by_day", "client")),
        none=True,
    ),
    Fact("insights", OneOf(get_args(Listing)), (Origin("insights"),), none=True, confidential="always"),
    Fact("paid_periods", COUNT, (Origin("paid_months", "own", "payer"),)),
    Fact("paid_days", DAYS),
    Fact("client_days", DAYS),
    Fact("idle_months", COUNT, none=True),
    Fact("unrated_share", SHARE),
    Fact(
        "reason",
        OneOf(get_args(Reason)),
        (Origin("ending.reason", mover="client"),),
        none=True,
        assume=("completed_if_paid", "other"),
        confidential="harmful",
    ),
    Fact(
        "ended_by",
        OneOf(get_args(Party)),
        (Origin("ending.by"),),
        assume=("client", "freelancer"),
    ),
    Fact(
        "feedback", OneOf(("given", "none", "removed")), (Origin("feedback.removed", mover="perk"),), asks="recommend"
    ),
    Fact(
        "recommend",
        RECOMMEND,
        (Origin("feedback.recommend", mover="in_time"),),
        none=True,
        assume=("like_stars", "none"),
        confidential="always",
    ),
)
ASIDE = (  # the fields of a contract that tell no fact
    Origin("id", "own"),
    Origin("client"),
    Origin("title"),
    Origin("kind"),
    Origin("feedback.stars_before"),
    Origin("continues", "own"),
    Origin("suspected", "any"),
    Origin("notes", "joined"),
    Origin("vague"),
    Origin("provenance"),
    Origin("extras"),
)

ASSUMED = tuple(fact for fact in FACTS if fact.assume)
FACT = {fact.name: fact for fact in FACTS}
TOLD = tuple(origin for fact in FACTS for origin in fact.origins)  # what facts are told by
ORIGINS = {origin.name: origin for origin in (*TOLD, *ASIDE)}
