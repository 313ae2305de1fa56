"""Whoever has a faulty row beside the contracts is set aside as a whole, and the row is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from many import apart, batches_of, random_histories, seeded, typed_table

from jss_cli.batch.question import BatchQuestion
from jss_cli.batch.running import run_batch
from jss_cli.batch.scorer import FAULTY, Scorer
from jss_cli.errors import InputError
from jss_cli.files.policy import named_policy

POLICY, DAY = named_policy("upwork-2024-09"), date(2025, 6, 1)
OWN = ("freelancer", "id", "client", "started", "earned", "payments")
CONTRACTS = pl.DataFrame(
    [
        ("f1", "a", "A", "2024-10-01", None, None),
        ("f1", "b", "B", "2024-10-01", "70", "2024-10-02=70"),
        ("f2", "a", "A", "2024-10-01", "50", None),
    ],
    schema=dict.fromkeys(OWN, pl.String),
    orient="row",
)
PAID = pl.DataFrame({"freelancer": "f1", "id": "a", "on": "2024-11-01", "amount": "300"})


def scored(beside: dict[str, pl.DataFrame]) -> tuple[list[str | None], pl.DataFrame, Scorer]:
    """Why there is no score, of each freelancer; the bad rows."""
    scorer = Scorer(POLICY, DAY)
    (found,) = [scorer.score(batch) for batch in batches_of(CONTRACTS, beside=beside)]
    return found.scores["no_score"].to_list(), found.bad, scorer


@pytest.mark.parametrize(
    ("name", "changes", "code", "message", "file"),
    [
        ("payments", {"amount": "1,00"}, "JSS921", 'is not a plain number: "1,00"', "payments"),
        ("payments", {"amount": None}, "JSS911", "is missing", "payments"),
        ("payments", {"amount": "-300.01"}, "JSS944", "paid back more than it earned", "table"),
        ("payments", {"on": "2024-11"}, "JSS923", 'is not a day written YYYY-MM-DD: "2024-11"', "payments"),
        ("payments", {"id": "c"}, "JSS847", "is the id of no contract of this freelancer", "payments"),
        ("payments", {"id": "b"}, "JSS847", "lists payments that a table beside it tells too", "table"),
        ("payments", {"freelancer": "f2"}, "JSS945", "earned is not the sum of its payments", "table"),
        ("interim", {"stars": "5.5"}, "JSS927", 'is not within 1 to 5: "5.5"', "interim"),
        ("interim", {"id": "c"}, "JSS847", "is the id of no contract of this freelancer", "interim"),
    ],
)
def test_a_faulty_row_sets_its_freelancer_aside(
    name: str, changes: dict[str, str | None], code: str, message: str, file: str
) -> None:
    rows = {"payments": PAID, "interim": PAID.drop("amount").with_columns(stars=pl.lit("5"))}
    faulty = rows[name].with_columns(**{column: pl.lit(cell, pl.String) for column, cell in changes.items()})
    whys, bad, scorer = scored(rows | {name: pl.concat([rows[name], faulty])})
    who = changes.get("freelancer") or "f1"
    assert [why == FAULTY for why in whys] == [who == "f1", who == "f2"]
    assert (scorer.set_aside, scorer.lost, len(bad)) == (1, 0, 1)
    told = bad.row(0, named=True)
    assert (told["file"], told["freelancer"], told["code"], told["message"]) == (file, who, code, message)
    assert told["row"] == (2 if file != "table" or code == "JSS847" else 3 if who == "f2" else 1)


def test_sound_rows_are_no_fault_and_tell_what_was_earned() -> None:
    whys, bad, _ = scored({"payments": PAID})
    assert (FAULTY in whys, len(bad)) == (False, 0)


def test_a_row_without_a_freelancer_is_left_out_and_told() -> None:
    nobody = PAID.with_columns(freelancer=pl.lit(None, pl.String))
    whys, bad, scorer = scored({"payments": pl.concat([nobody, PAID])})
    assert (FAULTY in whys, scorer.lost) == (False, 1)
    assert bad.select("file", "row", "code", "column").rows() == [("payments", 1, "JSS911", "freelancer")]


@pytest.mark.parametrize("rows", [1, 2, 100])
@pytest.mark.parametrize("stray", ["f0", "f15", "f9"])
def test_rows_of_a_freelancer_who_has_no_contracts_are_told_and_the_others_are_scored(stray: str, rows: int) -> None:
    theirs = PAID.with_columns(freelancer=pl.lit("f2"), amount=pl.lit("50"))
    of_stray = PAID.with_columns(freelancer=pl.lit(stray))
    payments = pl.concat([of_stray, PAID, of_stray, theirs, of_stray])
    scorer, sound = Scorer(POLICY, DAY), Scorer(POLICY, DAY)
    bad = [scorer.score(batch).bad for batch in batches_of(CONTRACTS, rows, {"payments": payments})]
    assert pl.concat(bad).select("freelancer", "row", "code").rows() == [(stray, row, "JSS847") for row in (1, 3, 5)]
    for batch in batches_of(CONTRACTS, rows, {"payments": pl.concat([PAID, theirs])}):
        sound.score(batch)
    assert (scorer.checksum, scorer.set_aside, scorer.lost) == (sound.checksum, 0, 3)


def test_rows_beside_no_contracts_at_all_are_refused() -> None:
    with pytest.raises(InputError, match='payments, row 1: "f1" has no contracts: there are none'):
        list(batches_of(CONTRACTS.clear(), beside={"payments": PAID}))


def test_rows_in_another_order_are_refused() -> None:
    payments = pl.concat([PAID.with_columns(freelancer=pl.lit("f2"), amount=pl.lit("50")), PAID])
    batches = batches_of(CONTRACTS, 1, {"payments": payments})
    with pytest.raises(InputError, match='payments, row 2: "f1" comes earlier in the contracts') as caught:
        list(batches)
    assert caught.value.faults[0].code == "JSS843"


def test_in_any_order_they_are_brought_together_if_that_is_asked_for(tmp_path: Path) -> None:
    histories = random_histories(seeded(8), 30, DAY)
    contracts, beside = apart(histories)
    stray = beside["payments"].head(1).with_columns(freelancer=pl.lit("nobody"))
    payments = pl.concat([beside["payments"], stray]).sample(fraction=1, shuffle=True, seed=3)
    for name, table in (("whole", typed_table(histories)), ("contracts", contracts), ("payments", payments)):
        table.write_parquet(tmp_path / f"{name}.parquet")
    whole, sorted_too = (
        BatchQuestion((str(tmp_path / f"{name}.parquet"),), POLICY, DAY, tmp_path / f"{name}.csv", memory=16)
        for name in ("whole", "contracts")
    )
    run_batch(whole)
    scorer = run_batch(sorted_too._replace(beside={"payments": (str(tmp_path / "payments.parquet"),)}))
    assert whole.scores.read_bytes() == sorted_too.scores.read_bytes()
    assert (scorer.lost, scorer.set_aside) == (1, 0)
