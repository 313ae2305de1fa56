from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from operator import is_
from random import Random

from conftest import Examples
from strategies import random_history

from jss_cli.domain.history import Contract, History, Listing
from jss_cli.domain.verdict import Verdict
from jss_cli.explaining.time.spans import KnownSpans
from jss_cli.files.policy import load_all
from jss_cli.scoring.context import surroundings
from jss_cli.scoring.judging import Interpreter
from jss_cli.scoring.payments import is_paid_daily

DAY = timedelta(days=1)
POLICIES = load_all()


def test_a_verdict_holds_on_every_day_of_its_span(examples: Examples) -> None:
    rng = Random(6)  # noqa: S311 - test data
    for _ in examples(25):
        told, day = random_history(rng, 8)
        marks: tuple[Listing | None, ...] = (None, None, "eligible", "ineligible")
        history = replace(told, contracts=tuple(replace(one, insights=rng.choice(marks)) for one in told.contracts))
        policy = rng.choice(POLICIES)
        interpreter = Interpreter(policy)
        for span in KnownSpans().spans(history, policy, day - 200 * DAY, day + 200 * DAY):
            for at in (span.first, span.first + (span.last - span.first) // 2, span.last):
                around = surroundings(history.contracts, at, policy)
                verdict = interpreter.judge(span.verdict.contract, at, around)
                assert verdict.rule == span.verdict.rule
                assert [s[:2] for s in sizes(verdict)] == [s[:2] for s in sizes(span.verdict)]
                assert is_paid_daily(verdict.told or verdict.contract, at) or sizes(verdict) == sizes(span.verdict)


def test_what_is_known_of_another_history_makes_no_difference(examples: Examples) -> None:
    rng = Random(7)  # noqa: S311 - test data
    for _ in examples(10):
        history, day = random_history(rng, 8)
        known, first, last = KnownSpans(), day - 200 * DAY, day + 200 * DAY
        policy = rng.choice(POLICIES)
        for number in range(len(history.contracts) + 1):
            left = replace(history, contracts=history.contracts[number:])
            assert known.spans(left, policy, first, last) == KnownSpans().spans(left, policy, first, last)


def test_the_contracts_of_a_client_are_kept_once_for_all_of_their_spans() -> None:
    known, day = KnownSpans(), date(2026, 10, 1)
    contracts = tuple(Contract(f"c{number}", "A", date(2026, 1, 1), ended=day) for number in range(30))
    spans = known.spans(History(contracts), POLICIES[-1], date(2026, 1, 1), day)
    assert [len(own) for own in known._together.values()] == [30]
    assert all(map(is_, known.spans(History(contracts), POLICIES[-1], date(2026, 1, 1), day), spans))


def sizes(verdict: Verdict) -> list[tuple[int, int, date]]:
    return [(share.weight, share.net, share.aged) for share in verdict.shares]
