from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from texts import read, refused

from jss_cli.domain.history import UNKNOWN, UNSEEN, Contract, Feedback, History, Observation, Vague
from jss_cli.files.histories.converters import Grammar
from jss_cli.files.histories.observing import text_of, values_of
from jss_cli.files.histories.writers import csv, json, yaml
from jss_cli.files.reading import Reading

DAY = date(2024, 2, 1)
SEEN = [
    ("score: 75", "75@2024-02-01", Observation(DAY, 75)),
    ("score: none", "none@2024-02-01", Observation(DAY, shown="none")),
    ("below: 90", "<90@2024-02-01", Observation(DAY, shown="within", high=89)),
    ("range: [80, 89]", "80-89@2024-02-01", Observation(DAY, shown="within", low=80, high=89)),
    ("fell: 6", "fell 6@2024-02-01", Observation(DAY, shown="fall", fell=6)),
    (
        "score: 88, windows: {6: 90, 12: 88}",
        "88@2024-02-01 windows 6=90 12=88",
        Observation(DAY, 88, windows=((6, 90), (12, 88))),
    ),
    ("recommend: 9 of 11", "?@2024-02-01/9 of 11", Observation(DAY, None, Fraction(9, 11), 11, "untold")),
    ("score: 75, recommend_percent: 82", "75@2024-02-01/82", Observation(DAY, 75, Fraction(82, 100))),
    ("score: 75, eligible: 7", "75@2024-02-01 eligible 7", Observation(DAY, 75, eligible=7)),
]


@pytest.mark.parametrize(("fields", "text", "seen"), SEEN, ids=[fields for fields, _, _ in SEEN])
def test_what_was_seen_is_read_and_written_alike_in_every_format(fields: str, text: str, seen: Observation) -> None:
    history = read(f"observed: [{{on: 2024-02-01, {fields}}}]\ncontracts: []\n")
    assert history.observed == (seen,)
    assert text_of(seen) == text
    assert Grammar(Reading()).observation(text) == seen
    for writer, name in ((yaml, "h.yaml"), (json, "h.json"), (csv, "h.csv")):
        assert read(writer.write(history), name) == history


@pytest.mark.parametrize(
    "fields",
    [
        "score: 75, below: 90",
        "recommend: 9 of 11, recommend_percent: 82",
        "range: [9, 8]",
        "below: 0",
        "score: none, windows: {6: 80}",
    ],
)
def test_what_is_told_twice_or_not_at_all_or_cannot_be_is_refused(fields: str) -> None:
    text = f"observed: [{{on: 2024-02-01, {fields}}}]\ncontracts: []\n"
    assert [place.split()[1] for place, _ in refused(text)] == ["JSS933"]
    assert [place for place, _ in refused("observed: [{on: 2024-02-01}]\ncontracts: []\n")] == ["1:12 JSS933"]


def test_a_share_is_shown_as_a_whole_percent_with_halves_rounded_up() -> None:
    assert [Observation(DAY, 1, Fraction(*pair)).recommend_percent for pair in ((9, 11), (1, 8), (1, 1))] == [
        82,
        13,
        100,
    ]
    assert values_of(Observation(DAY, 1, Fraction(1, 8)))["recommend_percent"] == 13


def test_everything_that_a_history_can_hold_comes_back_from_every_format() -> None:
    month = Vague("ended", date(2016, 9, 30), date(2016, 9, 1), date(2016, 9, 30))
    bare = Contract("c1", "A", date(2016, 1, 2))
    contracts = (
        bare,
        replace(bare, id="c2", earned=Decimal(0), feedback=Feedback(None, None, stars_before=Decimal("3.5"))),
        replace(bare, id="c3", ended=month.taken, vague=(month,), insights="ineligible"),
        replace(bare, id="c4", ended=bare.started, vague=(Vague("ended", bare.started),), earned=Decimal(5)),
        replace(bare, id="c5", ended=month.taken, vague=(Vague("ended", month.taken, None, month.taken),)),
        replace(bare, id="c6", client="unknown (c6)", vague=(Vague("started", bare.started, None, bare.started),)),
    )
    history = History(contracts, observed=tuple(seen for _, _, seen in SEEN), agency=True)
    for writer, name in ((yaml, "h.yaml"), (json, "h.json"), (csv, "h.csv")):
        for unlisted in (None, 0, 21):
            told = replace(history, unlisted=unlisted)
            assert read(writer.write(told), name) == told


def test_unknown_may_be_written_and_is_what_absent_means() -> None:
    told = read("- {id: c1, client: A, started: 2024-01-08, earned: unknown, feedback: {recommend: unknown}}")
    assert told == read("- {id: c1, client: A, started: 2024-01-08}")
    assert told.contracts[0].earned is UNKNOWN


def test_stars_told_to_be_unknown_are_written_so_again_in_every_format() -> None:
    told = read("- {id: c1, client: A, started: 2024-01-08, feedback: {stars: unknown}}")
    assert told.contracts[0].feedback.stars is UNSEEN
    for writer, name in ((yaml, "h.yaml"), (json, "h.json"), (csv, "h.csv")):
        assert read(writer.write(told), name) == told
