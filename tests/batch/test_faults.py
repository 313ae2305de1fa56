"""Whoever has a faulty row is set aside as a whole, and the row is told with what the grammar says of it."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from many import batches_of

from jss_cli.batch.scorer import FAULTY, Scorer
from jss_cli.files.policy import named_policy

POLICY, DAY = named_policy("upwork-2024-09"), date(2025, 1, 1)
SOUND = {
    "freelancer": "f1", "id": "a", "client": "A", "kind": "fixed", "started": "2024-10-01", "ended": "2024-10-15",
    "earned": "100", "refunded": "0", "paid_months": "", "payments": "", "refunds": "", "stars": "5",
    "recommend": "unknown", "feedback_removed": "false", "ended_by": "client", "end_reason": "unknown",
    "client_standing": "ok", "insights": "", "disputed": "",
}  # fmt: skip


def scored(*changes: dict[str, str | None]) -> tuple[pl.DataFrame, pl.DataFrame, Scorer]:
    """Rows that are sound but for some cells: the scores, and the bad rows."""
    rows = [{**SOUND, "id": str(place), **change} for place, change in enumerate(changes)]
    scorer = Scorer(POLICY, DAY)
    (found,) = [scorer.score(batch) for batch in batches_of(pl.DataFrame(rows, schema=dict.fromkeys(SOUND, pl.String)))]
    return found.scores, found.bad, scorer


@pytest.mark.parametrize(
    ("changes", "code", "message"),
    [
        ({"earned": "1,00"}, "JSS921", 'is not a plain number: "1,00"'),
        ({"earned": "10.005"}, "JSS921", 'is finer than a cent, or too long: "10.005"'),
        ({"earned": "-3"}, "JSS922", 'is below zero: "-3"'),
        ({"earned": "1234567890123"}, "JSS983", 'has more than 12 digits: "1234567890123"'),
        ({"started": "2024-02-30"}, "JSS924", 'is not a day: "2024-02-30"'),
        ({"started": "2024-02"}, "JSS923", 'is not one day: "2024-02"'),
        ({"started": "1900-01-01"}, "JSS925", 'is not within 1999 to 2100: "1900-01-01"'),
        ({"ended": "2024-10-01T10:00"}, "JSS926", 'has a time: "2024-10-01T10:00"'),
        ({"ended": "2024-09-01"}, "JSS940", "ended before it started"),
        ({"ended": ""}, "JSS941", "has an ending, but no day on which it ended"),
        ({"refunded": "101"}, "JSS944", "paid back more than it earned"),
        ({"payments": "2024-10-02=30 2024-10-03=50"}, "JSS945", "earned is not the sum of its payments"),
        ({"payments": "2024-10-02"}, "JSS933", 'is not a list of days with values: "2024-10-02"'),
        ({"stars": "6"}, "JSS927", 'is not within 1 to 5: "6"'),
        ({"recommend": "11"}, "JSS929", 'is not an answer from 0 to 10: "11"'),
        ({"paid_months": "1201"}, "JSS930", 'is not a whole number from 0 to 1200: "1201"'),
        ({"disputed": "no"}, "JSS931", 'is neither true nor false: "no"'),
        ({"ended_by": "nobody"}, "JSS920", 'is not one of its words: "nobody"'),
        ({"client": " "}, "JSS911", "is missing"),
        ({"id": "0"}, "JSS914", "is the id of another contract of this freelancer"),
    ],
)
def test_a_faulty_row_sets_its_freelancer_aside(changes: dict[str, str | None], code: str, message: str) -> None:
    scores, bad, scorer = scored({}, changes, {"freelancer": "f2"})
    assert scores["no_score"].to_list() == [FAULTY, "1 of 2 contracts, 1 of 2 clients"]
    assert scores["computed"].null_count() == 2
    assert (scorer.freelancers, scorer.set_aside, scorer.contracts) == (2, 1, 3)
    told = bad.row(-1, named=True)
    assert (told["file"], told["row"], told["freelancer"], told["code"]) == ("table", 2, "f1", code)
    assert told["message"] == message
    assert told["hint"]
    name = next(iter(changes))
    assert code == "JSS914" or told[name] == changes[name]


@pytest.mark.parametrize("number", [5_000_000, -5_000_000, 2**31 - 1, -(2**31)])
def test_a_day_beyond_every_calendar_sets_its_freelancer_aside(number: int) -> None:
    lists = [pl.List(pl.Struct({"on": kind, "amount": pl.Int64})) for kind in (pl.Int32, pl.Date)]
    paid = [[{"on": 19_998, "amount": 30}, {"on": number, "amount": 70}], None, None]
    table = pl.DataFrame([{**SOUND, "freelancer": who} for who in ("f1", "f2", "f3")]).with_columns(
        started=pl.Series([19_997, number, 19_997], dtype=pl.Int32).cast(pl.Date),
        payments=pl.Series(paid, dtype=lists[0]).cast(lists[1]),
    )
    (found,) = [Scorer(POLICY, DAY).score(batch) for batch in batches_of(table)]
    assert found.scores["no_score"].to_list() == [FAULTY, FAULTY, "1 of 2 contracts, 1 of 2 clients"]
    told = {row["code"]: row[row["column"]] for row in found.bad.iter_rows(named=True)}
    day = f"day {number} since 1970"
    assert told == {"JSS923": day, "JSS933": f"2024-10-02=30 {day}=70"}


def test_a_row_without_a_freelancer_is_left_out_and_told() -> None:
    scores, bad, scorer = scored({}, {"freelancer": None}, {"freelancer": "f2"})
    assert scores["freelancer"].to_list() == ["f1", "f2"]
    assert (scorer.lost, scorer.set_aside) == (1, 0)
    assert bad.select("row", "code", "column").rows() == [(2, "JSS911", "freelancer")]


def test_of_sound_rows_nothing_is_told() -> None:
    assert not len(scored({}, {"client": "unknown"})[1])


def test_no_hint_of_a_batch_names_an_option_that_it_lacks() -> None:
    _, bad, _ = scored({"earned": "1234567890123"})
    assert bad["hint"].to_list() == ["round it, or look for digits that belong to another field"]
