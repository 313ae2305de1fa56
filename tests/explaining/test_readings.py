"""Readings of the rules that differ for a history: merged, cut and weighed, equal to looking at every combination."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from math import prod
from pathlib import Path
from random import Random

import pytest
from conftest import Examples
from strategies import FIRST, random_history

from jss_cli.domain.case import Case
from jss_cli.explaining.bench import Bench
from jss_cli.explaining.readings import MOST, _Choices, _heaviest, readings, spread
from jss_cli.files.case import open_case
from jss_cli.files.reading import Reading
from jss_cli.files.rulebook import open_rulebook
from jss_cli.scoring.scoring import score_history

HEAD = "version: 1\nas_of: {day}\ncontracts:\n"
GOOD = "feedback: {stars: 5, recommend: none}, ending: {by: client, reason: completed}"


def case(folder: Path, day: str, *contracts: str) -> Case:
    path = folder / "history.yaml"
    lines = [f"  - {{id: c{i}, client: K{i}, {contract}}}\n" for i, contract in enumerate(contracts)]
    path.write_text(HEAD.format(day=day) + "".join(lines), encoding="utf-8")
    return open_case(str(path), None, None, Reading())


def bench(asked: Case) -> Bench:
    return Bench(asked.history.contracts, asked.rulebook, (asked.day,))


def rated(stars: str, recommend: str = "none", reason: str = "completed", month: str = "2024-10") -> str:
    said = f"feedback: {{stars: {stars}, recommend: {recommend}}}, ending: {{by: client, reason: {reason}}}"
    return f"kind: fixed, started: {month}-01, ended: {month}-20, earned: 100, {said}"


PLAIN, NEWER = rated("5"), rated("5", month="2026-02")
LONG = f"kind: hourly, started: 2024-01-01, ended: 2024-10-20, earned: 900, {GOOD}"
HISTORIES = {  # the day, the contracts, and options that must be readings of their own
    "nothing disputed": ("2024-12-01", (PLAIN, PLAIN), ()),
    "stars": ("2024-12-01", (PLAIN, PLAIN, rated("3.7")), ("cut-4", "middle-zero")),
    "a private answer": ("2024-12-01", (PLAIN, PLAIN, rated("5", "6")), ("private-to-5",)),
    "a reason": ("2024-12-01", (PLAIN, PLAIN, rated("5", reason="hired_other")), ("reasons-blaming",)),
    "length": ("2024-12-01", (PLAIN, PLAIN, LONG), ("length-plus", "window-holds-periods")),
    "a cut behind an answer": (
        "2026-06-01",
        (NEWER, NEWER, rated("3.5", "2", month="2026-02")),
        ("private-ignored", "cut-4"),
    ),
}


@pytest.mark.parametrize("name", HISTORIES)
def test_options_that_change_nothing_of_a_history_are_one(name: str, tmp_path: Path) -> None:
    day, contracts, open_ones = HISTORIES[name]
    found = readings(bench(case(tmp_path, day, *contracts)))
    picked = {option for reading in found.readings for option in reading.options}
    assert picked >= set(open_ones)
    assert (found.number == 1) == (not open_ones)
    assert sum(reading.weight for reading in found.readings) == 1
    assert found.readings[0].options == ()


@pytest.mark.parametrize("name", HISTORIES)
def test_the_spread_is_that_of_every_combination_of_options(name: str, tmp_path: Path) -> None:
    day, contracts, _ = HISTORIES[name]
    asked = case(tmp_path, day, *contracts)
    base = asked.rulebook.on(asked.day)
    found = spread(asked)
    own = {o for reading in found.readings.readings for o in reading.options}
    topics = [
        [() if option is topic.base else (option.name,) for option in topic.options]
        for topic in base.topics
        if any(option.name in own for option in topic.options)
    ]
    picks = [tuple(name for one in combination for name in one) for combination in product(*topics)]
    whole = {
        score_history(asked.history, asked.rulebook.picked(base, options), asked.day).whole for options in picks[:200]
    }
    assert {found.lowest, found.highest} <= whole
    shown = [percent for percent in whole if percent is not None]
    assert (found.lowest, found.highest) == (min(shown), max(shown))


def test_a_single_option_that_makes_no_difference_is_never_a_reading_of_its_own(tmp_path: Path) -> None:
    asked = case(tmp_path, "2024-12-01", PLAIN, PLAIN, LONG)
    base = asked.rulebook.on(asked.day)
    scores = bench(asked)
    picked = {option for reading in readings(scores).readings for option in reading.options}
    for topic in base.topics:
        for option in topic.options:
            if option.name in picked:
                assert scores.fingerprint((option.name,), windows=True) != scores.fingerprint((), windows=True)


def test_what_a_bench_scores_is_what_the_engine_scores(tmp_path: Path) -> None:
    asked = case(tmp_path, "2024-12-01", PLAIN, rated("2"), LONG)
    base = asked.rulebook.on(asked.day)
    for options in ((), ("cut-4",), ("length-max", "age-from-end"), ("window-holds-periods", "private-half")):
        (score,) = bench(asked).scores(options)
        exact = score_history(asked.history, asked.rulebook.picked(base, options), asked.day)
        assert [w.percent for w in score.windows] == [w.percent for w in exact.windows]


def test_the_heaviest_combinations_come_first_and_at_most_so_many() -> None:
    weights = [Fraction(1, 2), Fraction(3, 10), Fraction(1, 5)]
    topics: list[_Choices] = [[((f"{topic}{i}",), weight) for i, weight in enumerate(weights)] for topic in "abcde"]
    taken = list(_heaviest(topics))
    every = sorted((prod(one, start=Fraction(1)) for one in product(weights, repeat=5)), reverse=True)
    assert [weight for _, weight in taken] == every[:MOST]
    assert len({picks for picks, _ in taken}) == MOST


def test_readings_of_two_days_pick_the_same_options_on_both_as_far_as_their_rules_know_them(tmp_path: Path) -> None:
    asked = case(tmp_path, "2026-06-01", LONG, PLAIN, PLAIN)
    days = (date(2024, 12, 1), date(2026, 6, 1))
    found = readings(Bench(asked.history.contracts, open_rulebook(), days))
    for reading in found.readings:
        older, newer = reading.policies
        assert set(older.options) <= set(newer.options) == set(reading.options)


def test_what_only_decides_which_windows_there_are_shows_among_more_readings_than_are_looked_at(tmp_path: Path) -> None:
    untold = "kind: hourly, started: 2025-07-28, earned: 2510"
    four = rated("4", "unknown", "unknown", "2024-09").replace("2024-09-20", "2025-03-16")
    one, *others = rated("5", "unknown", month="2022-04"), rated("5", "unknown", month="2026-02"), untold, four
    asked = case(tmp_path, "2026-10-01", one, *others)
    path = tmp_path / "history.yaml"
    text = path.read_text("utf-8")
    for client in ("K2", "K3"):
        text = text.replace(client, "K1")
    path.write_text(text, encoding="utf-8")
    found = spread(open_case(str(path), None, None, Reading()))
    assert len(found.readings.readings) < found.readings.number
    assert any("clients-in-24-months" in reading.options for reading in found.readings.readings)
    assert (asked.day, found.may_be_missing) == (date(2026, 10, 1), True)


def test_any_small_history_has_readings_on_any_day(examples: Examples) -> None:
    for seed in examples(120):
        rng = Random(seed)  # noqa: S311 - test data
        day = FIRST + timedelta(days=rng.randrange(365 * 11 + 200))
        history, _ = random_history(rng, rng.randrange(1, 4), day=day, told=False)
        told = (replace(one, feedback=replace(one.feedback, recommend=rng.randrange(11))) for one in history.contracts)
        some = tuple(rng.choice(pair) for pair in zip(history.contracts, told, strict=True))
        found = spread(Case(replace(history, contracts=some), day, open_rulebook()))
        assert found.readings.held <= 1
