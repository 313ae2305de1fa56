"""One contract with every fact that it can have, by the rules of every era: a table that a person can read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import get_args

from conftest import Golden

from jss_cli.domain.history import UNKNOWN, Contract, Ending, Feedback, History, Interim, Party, Payment, Reason
from jss_cli.domain.policy import Policy
from jss_cli.files.policy import load_all
from jss_cli.scoring.judging import judge_history
from jss_cli.scoring.windows import add_months

PLAIN = Contract("c", "A", date(2000, 1, 3), kind="fixed", ended=date(2000, 2, 3), earned=Decimal(200))
RATED = replace(PLAIN, feedback=Feedback(Decimal(5), None), ending=Ending("client", "completed"))
SILENT = replace(PLAIN, feedback=Feedback(None, None), ending=Ending("client", "completed"))
UNPAID = replace(SILENT, earned=Decimal(0))
OPEN = replace(PLAIN, ended=None, feedback=Feedback(None, None))
STARS = tuple(Decimal(text) for text in ("5", "4.5", "4.49", "4", "3.5", "3.49", "3", "2.99", "1"))


def starred(contract: Contract, stars: Decimal | None) -> Contract:
    return replace(contract, feedback=replace(contract.feedback, stars=stars))


def cases() -> dict[str, Contract]:
    """Contracts by what they have beside five stars, 200 paid at once and the work done; their days are moved."""
    found = {f"{stars} stars": starred(RATED, stars) for stars in STARS}
    found |= {f"private {n}": replace(RATED, feedback=Feedback(Decimal(5), n)) for n in range(11)}
    found["1 star, private 10"] = replace(RATED, feedback=Feedback(Decimal(1), 10))
    found["stars and private not told"] = replace(PLAIN, feedback=Feedback(UNKNOWN, UNKNOWN))
    found |= {f"reason {reason}": replace(RATED, ending=Ending("client", reason)) for reason in get_args(Reason)}
    found |= {f"silent, reason {r}": replace(SILENT, ending=Ending("client", r)) for r in get_args(Reason)}
    found |= {f"silent, ended by {by}": replace(SILENT, ending=Ending(by, "completed")) for by in get_args(Party)}
    found |= {f"unpaid, {stars or 'no'} stars": starred(UNPAID, stars) for stars in (None, *STARS[::4])}
    found |= {f"earned {n}": replace(RATED, earned=Decimal(n)) for n in ("250", "250.01", "1000", "1000.01")}
    found["earned not told"] = replace(RATED, earned=UNKNOWN)
    for name, contract in (("rated", RATED), ("1 star", starred(RATED, Decimal(1))), ("silent", SILENT)):
        found[f"{name}, a part refunded"] = replace(contract, refunded=Decimal(50))
        found[f"{name}, all refunded"] = replace(contract, refunded=Decimal(200))
        found[f"{name}, disputed"] = replace(contract, disputed=True)
        found[f"{name}, removed"] = replace(contract, feedback=replace(contract.feedback, removed=True))
        found[f"{name}, client flagged"] = replace(contract, client_standing="flagged")
        found[f"{name}, client suspended"] = replace(contract, client_standing="suspended")
        found[f"{name}, listed as eligible"] = replace(contract, insights="eligible")
        found[f"{name}, listed as ineligible"] = replace(contract, insights="ineligible")
        found[f"{name}, 1 star on the way"] = replace(contract, interim=(Interim(date(2000, 1, 9), Decimal(1)),))
    for days in (20, 89, 90, 180, 270, 800):
        paid = tuple(Payment(PLAIN.started + timedelta(on), Decimal(100)) for on in range(0, days + 1, 30))
        long = {"started": PLAIN.ended, "payments": paid, "earned": Decimal(100 * len(paid))}
        for name, contract in (("rated", RATED), ("1 star", starred(RATED, Decimal(1))), ("silent", SILENT)):
            found[f"{name}, paid over {days} days"] = replace(contract, **long, ended=paid[-1].on)  # type: ignore[arg-type]
        found[f"open, paid over {days} days"] = replace(OPEN, **long)  # type: ignore[arg-type]
    found["open, unpaid"] = replace(OPEN, earned=Decimal(0))
    found["open, paid once, idle"] = replace(OPEN, payments=(Payment(PLAIN.started, Decimal(200)),))
    return found


def moved(contract: Contract, day: date) -> Contract:
    """The contract as if it had ended, or last been paid, a month before a day; an idle one half a year before it."""
    idle = contract.ended is None and len(contract.payments) == 1
    last = max((contract.ended or PLAIN.started, *(payment.on for payment in contract.payments)))
    by = add_months(day, -6 if idle else -1) - last
    payments = tuple(replace(payment, on=payment.on + by) for payment in contract.payments)
    started = min((PLAIN.started + by, *(payment.on for payment in payments)))
    interim = tuple(replace(said, on=started) for said in contract.interim)
    ended = contract.ended and contract.ended + by
    return replace(contract, started=started, ended=ended, payments=payments, interim=interim)


def cell(contract: Contract, policy: Policy) -> str:
    """What a contract counts as a year into an era, or on its last day: outcome, rule, weight and jobs that are bad."""
    day = min(add_months(policy.since, 12), policy.until or date.max)
    (verdict,) = judge_history(History((moved(contract, day),)), policy, day)
    weight = "" if verdict.weighs in {0, 1} else f" x{Fraction(verdict.weighs)}"
    bad = verdict.counting.spoiled
    part = f" {bad}/{verdict.counting.jobs}" if 0 < bad < verdict.counting.jobs else ""
    return f"{verdict.outcome[:3]} {verdict.rule.code[3:]}{weight}{part}"


def test_every_fact_counts_in_every_era_as_it_did_when_a_person_last_looked(golden: Golden) -> None:
    eras = load_all()
    rows = [["a year in, or at the end", *(policy.name.removeprefix("upwork-") for policy in eras)]]
    rows += [[name, *(cell(contract, policy) for policy in eras)] for name, contract in cases().items()]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    golden.compare("policy/contracts.txt", "".join(f"{line}\n" for line in lines))
