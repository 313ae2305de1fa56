"""Random histories: small, nasty, and reproducible from a seed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any, get_args

from hypothesis import strategies as st

from jss_cli.domain.facts import FACT, OneOf
from jss_cli.domain.history import (
    UNKNOWN,
    Contract,
    Ending,
    Feedback,
    History,
    Interim,
    Party,
    Payment,
    Reason,
    Unknown,
)
from jss_cli.scoring.facts import DERIVED, Facts

REASONS: tuple[Reason, ...] = get_args(Reason)
PARTIES: tuple[Party, ...] = get_args(Party)
STARS = tuple(Decimal(text) for text in ("1", "2.5", "3.49", "3.5", "4.15", "4.49", "4.5", "4.85", "5", "5"))
NET = tuple(Decimal(text) for text in ("0", "0", "50", "250", "250.01", "1000", "1000.01", "4000"))
FIRST = date(2015, 3, 1)
BLANK = Contract("c", "K", FIRST)
TOLD_ALONE = sorted(set(Facts._fields) - set(DERIVED) - {"insights"})  # which a test draws by itself that can bear it


def random_contract(rng: Random, number: int, until: date, *, clients: int = 6) -> Contract:
    """A contract that started in the two and a half years before `until` (sometimes just after it)."""
    started = until - timedelta(days=rng.randrange(-20, 900))
    ended = None if rng.random() < 0.25 else started + timedelta(days=rng.choice((0, 3, 20, 45, 89, 92, 200, 400)))
    earned = rng.choice(NET)
    contract = Contract(
        id=f"c{number}",
        client=f"K{rng.randrange(clients)}",
        started=started,
        kind=rng.choice((None, None, "fixed", "hourly")),
        ended=ended,
        earned=earned,
        refunded=rng.choice((Decimal(0), Decimal(0), Decimal(0), earned, half(earned))),
        feedback=random_feedback(rng),
        ending=random_ending(rng) if ended else Ending(),
        **{name: _answer(rng, name) for name in TOLD_ALONE},
        suspected=rng.random() < 0.2,
    )
    return random_payment_facts(rng, contract, until)


def _answer(rng: Random, name: str) -> Any:
    """What the field tells that bears the name of a fact: one of the answers of its row, most often the usual one."""
    fact, usual = FACT[name], getattr(BLANK, name)
    answers = fact.values.answers if isinstance(fact.values, OneOf) else (True, False)
    others = [one for one in (*answers, *(None,) * fact.none, *(UNKNOWN,) * fact.may_be_unknown) if one != usual]
    if len(others) == 1:
        return others[0] if rng.random() < 0.1 else usual
    return rng.choice((*(usual,) * 12, *others))


def half(amount: Decimal) -> Decimal:
    """Half of an amount, in whole cents."""
    return round(amount / 2, 2)


def random_feedback(rng: Random) -> Feedback:
    """Public and private answers, any of them missing or unknown."""
    recommend: int | Unknown | None = rng.choice((UNKNOWN, UNKNOWN, UNKNOWN, None, rng.randrange(11)))
    return Feedback(rng.choice((None, *STARS)), recommend, removed=rng.random() < 0.05)


def random_ending(rng: Random) -> Ending:
    """Who ended it and why, either perhaps unknown."""
    return Ending(rng.choice((UNKNOWN, "client", *PARTIES)), rng.choice((UNKNOWN, UNKNOWN, "completed", *REASONS)))


def random_payment_facts(rng: Random, contract: Contract, until: date) -> Contract:
    """Some contracts say in how many months they were paid, some list every payment, some were rated on the way."""
    last = contract.ended or max(until, contract.started)
    days = (last - contract.started).days
    if rng.random() < 0.3 and contract.gross > 0:
        dates = sorted(contract.started + timedelta(days=rng.randrange(days + 1)) for _ in range(rng.randrange(1, 5)))
        share = round(contract.gross / len(dates), 2)
        contract = replace(contract, payments=tuple(Payment(on, share) for on in dates), earned=share * len(dates))
        contract = replace(contract, refunded=rng.choice((Decimal(0), contract.gross, half(contract.gross))))
    elif rng.random() < 0.3:
        contract = replace(contract, paid_months=rng.randrange(days // 30 + 2))
    if contract.refunded and rng.random() < 0.5:
        first, second = (contract.started + timedelta(days=rng.randrange(days + 90)) for _ in range(2))
        some = rng.choice((Decimal(0), half(contract.refunded)))
        contract = replace(contract, refunds=(Payment(first, some), Payment(second, contract.refunded - some)))
    if rng.random() < 0.2:
        on = contract.started + timedelta(days=rng.randrange(days + 1))
        contract = replace(contract, interim=(Interim(on, rng.choice(STARS)),))
    return contract


def _untold(rng: Random, contract: Contract) -> Contract:
    """The contract, its stars and its amount left out at times."""
    if rng.random() < 0.2:
        contract = replace(contract, feedback=replace(contract.feedback, stars=UNKNOWN))
    return replace(contract, earned=UNKNOWN) if rng.random() < 0.2 and not contract.payments else contract


def random_history(
    rng: Random, size: int, *, day: date | None = None, clients: int = 6, told: bool = True
) -> tuple[History, date]:
    """A history of `size` contracts and the day it is looked at (any day from 2015 to 2026 unless given); unless all is
    `told`, some stars and amounts are left out."""
    as_of = day or FIRST + timedelta(days=rng.randrange(365 * 11 + 200))
    contracts = tuple(random_contract(rng, number, as_of, clients=clients) for number in range(size))
    contracts = contracts if told else tuple(_untold(rng, contract) for contract in contracts)
    return History(contracts, as_of=as_of), as_of


def histories(max_size: int = 12) -> st.SearchStrategy[tuple[History, date]]:
    """Hypothesis' way to the same histories."""
    return st.builds(
        lambda seed, size: random_history(Random(seed), size),  # noqa: S311 - test data
        st.integers(0, 2**32),
        st.integers(0, max_size),
    )
