from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from conftest import Examples
from strategies import random_history

from jss_cli.domain.case import Case
from jss_cli.domain.history import (
    Contract,
    Ending,
    Feedback,
    History,
    Interim,
    Payment,
    Provenance,
    is_imported,
    unknown_client,
)
from jss_cli.domain.policy import Policy
from jss_cli.domain.redaction import RedactQuestion
from jss_cli.domain.vague import DayBounds, known_day, with_told
from jss_cli.explaining.redaction import CENT, _coarse_amounts, _in_months, _step_of, redact
from jss_cli.explaining.time.shares import Crowd
from jss_cli.explaining.unseen.extremes import score_range
from jss_cli.files.case import open_text
from jss_cli.files.histories.meaning import chain_faults, contradictions
from jss_cli.files.policy import load_all
from jss_cli.files.reading import Reading
from jss_cli.files.rulebook import _PolicyFiles
from jss_cli.files.writing import WRITERS, write_history
from jss_cli.scoring.scoring import holding, score_history
from jss_cli.scoring.windows import earliest_entry

DAY = date(2024, 1, 8)
LIMITS = [Decimal(250), Decimal(1000)]
COARSE = RedactQuestion("steps", "months")


@pytest.mark.parametrize("policy", load_all(), ids=lambda policy: policy.name)
def test_the_score_and_its_windows_stay_the_same_however_coarse(policy: Policy, examples: Examples) -> None:
    rng = Random(f"redact {policy.name}")  # noqa: S311 - test data
    for _ in examples(8):
        history, day = random_history(rng, rng.randrange(9))
        before = score_history(history, policy, day)
        case = Case(history, day, _PolicyFiles(policy))
        for asked in (RedactQuestion(), RedactQuestion(amounts="steps"), COARSE):
            after = score_history(redact(case, asked).history, policy, day)
            assert after.windows == before.windows
            assert [v.rule.code for v in after.verdicts] == [v.rule.code for v in before.verdicts]


def test_a_redacted_history_is_one_that_a_file_may_hold(examples: Examples) -> None:
    rng = Random("valid")  # noqa: S311 - test data
    for _ in examples(40):
        history, day = random_history(rng, rng.randrange(9))
        found = redact(Case(history, day, _PolicyFiles()), COARSE).history
        valid = [c for c, old in zip(found.contracts, history.contracts, strict=True) if not any(contradictions(old))]
        assert not [claim for contract in valid for claim in contradictions(contract)]
        assert not list(chain_faults(found.contracts))


def test_a_month_is_told_as_a_month_over_which_the_range_holds_the_score(examples: Examples) -> None:
    rng, policies = Random("months"), load_all()  # noqa: S311 - test data
    for _ in examples(10):
        (history, day), policy = random_history(rng, rng.randrange(9)), rng.choice(policies)
        told = redact(Case(history, day, _PolicyFiles(policy)), COARSE).history
        (again,) = {open_text(write_history(told, kind), None, None, Reading()).history.contracts for kind in WRITERS}
        assert again == told.contracts
        before, found = score_history(history, policy, day).raw, score_range(told, policy, day)
        if before is not None:
            assert found.worst
            assert found.best
            assert found.worst.raw <= before <= found.best.raw


def coarse_one_by_one(history: History, policy: Policy, day: date) -> list[Contract]:
    """The contracts with their months alone, each unless any verdict of the whole history is then another one."""
    known = list(history.contracts)
    for place, contract in enumerate(known):
        changed = [*known[:place], _in_months(contract, day), *known[place + 1 :]]
        if counted(changed, policy, day) == counted(known, policy, day):
            known = changed
    return known


def counted(contracts: list[Contract], policy: Policy, day: date) -> tuple[object, ...]:
    crowd, score = Crowd(contracts, policy), score_history(History(tuple(contracts)), policy, day)
    since = [earliest_entry(day, months) for months in policy.windows.lengths]
    held = [(v.rule.code, v.possible, *(holding(v, first, day) for first in since)) for v in score.verdicts]
    return held, [crowd.counts(contract, day) for contract in contracts]


def test_of_many_contracts_of_a_client_as_many_are_coarse_as_if_all_were_judged_for_each(examples: Examples) -> None:
    rng, policies = Random("clients"), load_all()  # noqa: S311 - test data
    for _ in examples(40):
        (history, day), policy = random_history(rng, rng.randrange(2, 9)), rng.choice(policies)
        alike = replace(history, contracts=tuple(replace(one, client=rng.choice("AB")) for one in history.contracts))
        found = redact(Case(alike, day, _PolicyFiles(policy)), RedactQuestion(days="months")).history
        plain = redact(Case(alike, day, _PolicyFiles(policy)), RedactQuestion()).history
        assert list(found.contracts) == coarse_one_by_one(plain, policy, day)


def test_of_days_only_the_month_is_left_and_payments_stand_on_its_last_day() -> None:
    seen, paid, over = date(2024, 1, 20), (Payment(date(2023, 11, 5), Decimal(9)),), date(2024, 1, 17)
    known = Contract("a", "A", date(2023, 10, 9), ended=over, earned=Decimal(9), payments=paid, kind="fixed")
    half = with_told(replace(known, id="b"), {"ended": DayBounds(not_before=date(2023, 12, 5))}, seen)
    later = with_told(
        replace(known, id="c", payments=()), {"started": DayBounds(not_after=date(2024, 2, 9))}, date(2024, 3, 1)
    )
    history = redact(Case(History((known, half, later)), seen, _PolicyFiles()), COARSE).history
    one, two, three = history.contracts
    october, january = (DayBounds.of_months(day, day) for day in (known.started, over))
    assert (known_day(one, "started"), known_day(one, "ended")) == (october, january)
    assert (one.started, one.ended, one.payments[0].on) == (date(2023, 10, 31), seen, date(2023, 11, 30))
    assert known_day(two, "ended") == DayBounds(date(2023, 12, 1))
    assert known_day(three, "started") == DayBounds(not_after=date(2024, 2, 29))


def test_a_client_that_nobody_told_stays_one_that_nobody_told() -> None:
    told = [Contract(name, client, DAY) for name, client in (("a", "A"), ("b", unknown_client("b")))]
    shared = Contract("d", unknown_client("b"), DAY)
    found = redact(Case(History((*told, shared)), DAY, _PolicyFiles()), RedactQuestion())
    assert [c.client for c in found.history.contracts] == ["client-1", unknown_client("c2"), unknown_client("c2")]
    assert found.clients == 2


def test_nothing_of_what_a_person_wrote_is_left() -> None:
    own = (("x_mail", "bob@acme"),)
    first = Contract("acme-1", "Acme", date(2020, 1, 1), title="Acme site", notes="ask Bob", extras=own)
    second = replace(first, id="acme-2", continues="acme-1")
    origin = (Provenance("transactions", "acme.csv", "line 3", "client", "12ab"),)
    paid, back = (Payment(date(2020, 2, 3), Decimal(5), "77"),), (Payment(date(2020, 2, 4), Decimal(5), "78"),)
    third = Contract("z", "Zed", date(2020, 2, 2), payments=paid, refunds=back, provenance=origin)
    history = History((first, second, third, replace(first, id="acme-3")), provenance=origin, extras=(("x_me", "Ann"),))
    found = redact(Case(history, date(2020, 5, 1), _PolicyFiles()), RedactQuestion())
    assert not is_imported(found.history)
    assert [(c.id, c.client, c.continues, c.title, c.notes, c.extras) for c in found.history.contracts] == [
        ("c1", "client-1", None, "", "", ()),
        ("c2", "client-1", "c1", "", "", ()),
        ("c3", "client-2", None, "", "", ()),
        ("c4", "client-1", None, "", "", ()),
    ]
    assert (found.history.extras, found.clients) == ((), 2)


def test_a_redacted_contract_has_what_facts_are_told_by_and_nothing_that_is_not_named() -> None:
    told: dict[str, object] = {
        "feedback": Feedback(Decimal(4), 7, removed=True, stars_before=Decimal(2)),
        "ending": Ending("client", "other"),
        "payments": (Payment(date(2020, 2, 1), Decimal(9)),),
        "interim": (Interim(date(2020, 2, 1), Decimal(3)),),
        "client_standing": "flagged",
        "kind": "hourly",
        "ended": date(2020, 3, 1),
        "earned": Decimal(9),
        "refunded": Decimal(1),
        "refunds": (Payment(date(2020, 4, 1), Decimal(1)),),
        "paid_months": 1,
        "disputed": True,
        "suspected": True,
    }
    mine: dict[str, object] = {"title": "Site", "notes": "ask Bob", "extras": (("x_mail", "bob@acme"),)}
    full = replace(Contract("acme-1", "Acme", date(2020, 1, 1)), **told, **mine)  # type: ignore[arg-type]
    (found,) = redact(Case(History((full,)), date(2020, 5, 1), _PolicyFiles()), RedactQuestion()).history.contracts
    assert found == replace(Contract("c1", "client-1", date(2020, 1, 1)), **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "left"), [("upwork", "upwork"), (" Upwork", "upwork"), ("My Secret Agency Ltd", "other")]
)
def test_no_name_is_left_as_the_marketplace(told: str, left: str) -> None:
    case = Case(History((), platform=told), date(2020, 5, 1), _PolicyFiles())
    assert redact(case, RedactQuestion()).history.platform == left


def test_an_amount_tells_only_its_step() -> None:
    steps = [_step_of(Decimal(amount), LIMITS) for amount in ("0.01", "250", "250.01", "1000", "1000.01", "99999")]
    assert steps == [250, 250, 1000, 1000, 2000, 2000]


def test_coarse_payments_still_sum_to_what_was_earned() -> None:
    days = [date(2024, month, 3) for month in (1, 2, 3, 4)]
    amounts = [Decimal(100), Decimal(200), Decimal(900), Decimal(5)]
    payments = tuple(Payment(on, amount) for on, amount in zip(days, amounts, strict=True))
    contract = Contract("c", "A", date(2024, 1, 1), earned=Decimal(1205), refunded=Decimal(150), payments=payments)
    coarse = _coarse_amounts(contract, LIMITS)
    assert [payment.amount for payment in coarse.payments] == [1, 250, Decimal("1749.99"), CENT]
    assert [coarse.earned, coarse.refunded] == [2001, 1]
