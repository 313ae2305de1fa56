"""Words for odds and stories."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jss_cli.domain.history import Contract
from jss_cli.domain.story import Story
from jss_cli.domain.verdict import Outcome
from jss_cli.reports.fact_words import value_words
from jss_cli.reports.unseen.words import (
    alike,
    alike_words,
    chance_words,
    id_of,
    name_of,
    short_chance,
    small_count,
    story_words,
)

C = [Contract(f"c{i}", f"K{i}", date(2016, 1, 1), title=f"Title {i}") for i in range(6)]


@pytest.mark.parametrize(
    ("chance", "words", "short"),
    [
        (0.0, "0 %", "0"),
        (1e-9, "under 0.1 %", "<1"),
        (0.004, "0.4 %", "<1"),
        (0.0268, "2.7 %", "3"),
        (0.817, "82 %", "82"),
        (0.9, "90 %", "90"),
        (0.994, "99.4 %", ">99"),
        (0.99999, "over 99.9 %", ">99"),
        (1 - 1e-15, "100 %", "100"),
        (1.0, "100 %", "100"),
    ],
)
def test_what_is_possible_is_never_called_nothing_and_what_is_likely_never_certain(
    chance: float, words: str, short: str
) -> None:
    assert chance_words(chance) == words
    assert short_chance(chance) == short


@pytest.mark.parametrize(
    ("differs", "words"),
    [
        ((), "everything unseen went well"),
        (((0, Outcome.NEGATIVE),), "c0 counted against you"),
        (((0, Outcome.NEUTRAL), (1, Outcome.NEUTRAL)), "c0 and c1 both counted without success"),
        (
            ((0, Outcome.NEUTRAL), (1, Outcome.NEGATIVE), (2, Outcome.EXCLUDED)),
            "c1 counted against you; c0 counted without success; c2 not counted",
        ),
        (tuple((i, Outcome.NEUTRAL) for i in range(3)), "c0 c1 c2 all counted without success"),
    ],
)
def test_a_story_says_what_did_not_go_well(differs: tuple[tuple[int, Outcome], ...], words: str) -> None:
    assert story_words(Story(tuple((C[i], outcome) for i, outcome in differs), 0.5), id_of) == words


def pair(other: int, chance: float = 0.1) -> Story:
    return Story(((C[0], Outcome.NEUTRAL), (C[other], Outcome.NEUTRAL)), chance)


def test_stories_that_are_as_likely_and_differ_in_one_contract_are_one_line() -> None:
    (group,) = alike([pair(1), pair(2), pair(3)])
    assert alike_words(group, id_of) == "c0 and one of c1 c2 c3 both counted without success"


def test_stories_that_differ_in_likelihood_or_kind_stay_apart() -> None:
    bad = Story(((C[0], Outcome.NEGATIVE),), 0.1)
    assert [len(group) for group in alike([pair(1), pair(2, 0.05), bad])] == [1, 1, 1]
    other_way = replace(pair(2), differs=((C[0], Outcome.NEUTRAL), (C[2], Outcome.NEGATIVE)))
    assert [len(group) for group in alike([pair(1), other_way])] == [1, 1]


def test_contracts_go_by_their_ids_unless_names_are_asked_for() -> None:
    assert story_words(pair(1), id_of) == "c0 and c1 both counted without success"
    assert story_words(pair(1), name_of) == "c0 Title 0 (K0) and c1 Title 1 (K1) both counted without success"


@pytest.mark.parametrize(("number", "words"), [(7, "7"), (2_684_399_616, "2,684,399,616"), (3 * 10**40, "about 10^40")])
def test_a_number_that_nobody_can_read_is_told_by_its_size(number: int, words: str) -> None:
    assert small_count(number) == words


@pytest.mark.parametrize(
    ("fact", "value", "words"),
    [("paid", False, "unpaid"), ("reason", "not_needed", "not needed"), ("stars", None, "none"), ("recommend", 9, "9")],
)
def test_values_are_written_as_a_person_would(fact: str, value: object, words: str) -> None:
    assert value_words(fact, value) == words  # type: ignore[arg-type]
