from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

from conftest import Examples
from strategies import random_history

from jss_cli.domain.case import Case
from jss_cli.domain.history import Contract, Feedback, History
from jss_cli.explaining.next.adding import DONE, GOOD
from jss_cli.explaining.next.dilemma import dilemma
from jss_cli.files.policy import load_policy
from jss_cli.files.rulebook import _PolicyFiles
from jss_cli.scoring.scoring import score_history

RULES = _PolicyFiles()


def good(number: int, day: date) -> Contract:
    return Contract(f"g{number}", f"K{number}", day, ended=day, earned=Decimal(90), feedback=GOOD, ending=DONE)


def test_an_idle_unpaid_contract_of_2017_is_as_bad_closed_as_left_alone_unless_its_client_speaks() -> None:
    opened = Contract("idle", "I", date(2017, 1, 10), earned=Decimal(0))
    history = History((*(good(n, date(2017, 1, 5)) for n in range(7)), opened))
    found = dilemma(Case(history, date(2017, 2, 1), RULES), opened.id)
    assert [(str(day), rule.code) for day, rule in found.turns] == [("2017-04-10", "JSS223")]
    assert found.best == (("close",), ("close", "wait", "ask"), ("wait", "ask"))
    by_choice = {(str(c.day), c.kind): (c.content, c.silent, c.unhappy) for c in found.choices}
    assert by_choice["2017-02-01", "close"] == (Fraction(100), Fraction(175, 2), Fraction(75))
    assert by_choice["2017-02-01", "wait"] == (Fraction(100),) * 3
    assert by_choice["2017-04-10", "wait"] == (Fraction(175, 2),) * 3


def test_every_cell_is_the_score_of_the_history_as_it_would_be(examples: Examples) -> None:
    rng = Random("dilemma")  # noqa: S311 - test data
    seen = 0
    while seen < len(examples(12)):
        history, day = random_history(rng, 7)
        opened = next((c for c in history.contracts if c.ended is None and c.started <= day), None)
        if opened is None:
            continue
        seen += 1
        for choice in dilemma(Case(history, day, RULES), opened.id).choices:
            policy = load_policy(None, choice.day)
            if choice.kind == "wait":
                assert choice.content == choice.unhappy == score_history(history, policy, choice.day).percent
            elif choice.kind == "close":
                closed = replace(opened, ended=day, ending=DONE, feedback=Feedback(None, None))
                contracts = tuple(closed if c is opened else c for c in history.contracts)
                rescored = score_history(replace(history, contracts=contracts), policy, choice.day)
                assert choice.silent == rescored.percent
