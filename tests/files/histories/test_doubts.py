from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jss_cli.domain.history import Contract, Feedback, History, Interim, Observation, Payment
from jss_cli.files.document import SourceText
from jss_cli.files.histories.doubts import SHOWN_MONTHS, cut_off, doubts
from jss_cli.files.policy import load_all

START, END = date(2024, 1, 8), date(2024, 2, 20)
CONTRACT = Contract("c1", "A", START, ended=END)


def told(history: History) -> list[str]:
    return [doubt.code for doubt in doubts(history, date(2026, 1, 1))]


@pytest.mark.parametrize(
    ("on", "odd"), [(date(2024, 1, 7), True), (START, False), (date(2024, 8, 18), False), (date(2024, 8, 19), True)]
)
def test_what_is_paid_or_said_before_a_contract_or_long_after_it_is_odd(on: date, odd: bool) -> None:
    paid = replace(CONTRACT, payments=(Payment(on, Decimal(1)),), earned=Decimal(1))
    said = replace(CONTRACT, interim=(Interim(on, Decimal(5)),))
    back = replace(paid, payments=(), refunded=Decimal(1), refunds=paid.payments)
    for contract in (paid, said, back):
        assert told(History((contract,))) == ["JSS938"] * odd


@pytest.mark.parametrize(("months", "odd"), [(0, False), (4, False), (5, True), (None, False)])
def test_more_paid_months_than_a_contract_had_are_odd(months: int | None, odd: bool) -> None:
    assert told(History((replace(CONTRACT, paid_months=months),))) == ["JSS938"] * odd


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        ("Ace", True),
        ("асе", True),
        ("АСЕ", True),
        ("αce", True),
        ("ace ", True),
        ("a\u200bce", True),
        ("асф", False),
        ("acé", False),
    ],
)
def test_names_that_the_eye_cannot_tell_apart_are_odd(other: str, alike: bool) -> None:
    assert told(History((CONTRACT, replace(CONTRACT, id="c2", client=other))[:2])) == []
    named = (replace(CONTRACT, client="ace"), replace(CONTRACT, id="c2", client=other))
    assert told(History(named)) == ["JSS947"] * alike


@pytest.mark.parametrize(
    ("line", "lost"),
    [
        ("title: login #2", "#2"),
        ("- {id: c1, title: login #2", "#2"),
        ("- {title: login #2, client: A", "#2, client: A"),
        ('- {id: c1, title: "login #2"}', ""),
        ("- {id: c1, client: A} # mine", ""),
        ("- {id: c1, title: login#2}", ""),
        ("    notes: see #12, #13", "#12, #13"),
        ("title: login # a remark", ""),
        ("title: 'login #2'", ""),
        ("earned: 5 #2", ""),
        ("# title: login #2", ""),
    ],
)
def test_a_text_cut_off_by_a_number_sign_is_odd_in_both_styles(line: str, lost: str) -> None:
    found = list(cut_off(SourceText("h.yaml", line)))
    assert [fault.excerpt[fault.position.column - 1 :] for fault in found if fault.position] == [lost] * bool(lost)


@pytest.mark.parametrize(("platform", "odd"), [("upwork", False), ("Upwork", False), ("fiverr", True)])
def test_a_marketplace_whose_rules_are_not_shipped_is_odd(platform: str, odd: bool) -> None:
    assert told(History((CONTRACT,), platform=platform)) == ["JSS939"] * odd


DAY = date(2024, 1, 8)
LATER = date(2024, 2, 1)


def contract(name: str = "c1", client: str = "Ann", **otherwise: Any) -> Contract:
    return Contract(name, client, **({"started": DAY} | otherwise))


@pytest.mark.parametrize(
    ("contracts", "told"),
    [
        ([], [("JSS918", None, "there are no contracts yet")]),
        ([contract()], []),
        ([contract(started=LATER)], [("JSS946", 0, "it started after 2024-01-31")]),
        ([contract(ended=LATER)], [("JSS946", 0, "it ended after 2024-01-31")]),
        ([contract(ended=DAY)], []),
        (
            [contract(), contract("c2", " ANN")],
            [("JSS947", 1, 'the client " ANN" looks like "Ann", which is another')],
        ),
        ([contract("c1"), contract("C1")], [("JSS947", 1, 'the id "C1" looks like "c1", which is another')]),
        (
            [contract(client="\uff21nn"), contract("c2")],
            [("JSS947", 1, 'the client "Ann" looks like "\uff21nn", which is another')],
        ),
        (
            [contract(ended=date(2024, 1, 10)), contract("c2", started=date(2024, 1, 9), continues="c1")],
            [("JSS948", 1, "it started on 2024-01-09, but c1, which it continues, ended on 2024-01-10")],
        ),
        (
            [contract(), contract("c2", continues="c1")],
            [("JSS948", 1, "it started on 2024-01-08, but c1, which it continues, is still open")],
        ),
        ([contract(ended=DAY), contract("c2", continues="c1")], []),
        ([contract(feedback=Feedback(Decimal(5)))], [("JSS949", 0, "it has stars, but did not end")]),
    ],
)
def test_what_is_odd_about_a_valid_history_is_told_of_its_contract(
    contracts: list[Contract], told: list[tuple[str, int | None, str]]
) -> None:
    found = list(doubts(History(tuple(contracts)), date(2024, 1, 31)))
    assert [(doubt.code, doubt.place, doubt.message) for doubt in found] == told


@pytest.mark.parametrize(
    ("observed", "told"),
    [
        ([(date(2024, 1, 31), 75)], []),
        ([(LATER, 75)], ["a score was observed on 2024-02-01, after 2024-01-31"]),
        ([(date(2015, 2, 28), 75)], ["a score was observed on 2015-02-28, and there were none yet"]),
        ([(DAY, 75), (DAY, 75)], []),
        ([(DAY, 75), (DAY, 80)], ["75 % and 80 % on 2024-01-08 contradict each other"]),
    ],
)
def test_a_score_that_cannot_have_been_seen_is_odd(observed: list[tuple[date, int]], told: list[str]) -> None:
    seen = tuple(Observation(day, score) for day, score in observed)
    assert [doubt.message for doubt in doubts(History((contract(),), observed=seen), date(2024, 1, 31))] == told


def test_a_window_that_no_rules_have_is_odd() -> None:
    seen = tuple(Observation(DAY, 75, windows=((months, 80),)) for months in (3, 6, 7, 12, 24))
    (found,) = doubts(History((contract(),), observed=seen), date(2024, 1, 31))
    assert found.message == "a window of 7 months was observed on 2024-01-08, and no rules that are shipped have one"
    assert (found.code, found.field, found.item) == ("JSS938", "observed", 2)
    assert {months for policy in load_all() for months in policy.windows.lengths} == set(SHOWN_MONTHS)


def test_nothing_is_too_late_where_no_day_is_known() -> None:
    assert not list(doubts(History((contract(started=LATER),)), None))
