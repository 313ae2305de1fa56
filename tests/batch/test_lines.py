from __future__ import annotations

from pathlib import Path
from unittest.mock import Mock

import polars as pl
import pytest

from jss_cli.batch.lines import kinds_of_keys
from jss_cli.batch.tables import Batch, batches, open_tables
from jss_cli.errors import InputError, Position
from jss_cli.files.json_events import json_content

ROW = '{"freelancer": "Z", "id": "%s", "client": "A", "started": "2025-01-01"%s}'
FIRST = [ROW % (f"c{number}", "") for number in range(120)]
LISTS = pl.List(pl.Struct({"on": pl.String, "amount": pl.String}))


def read(path: Path, *lines: str) -> Batch:
    path.write_text("\n".join(lines), "utf-8")
    (batch,) = batches(open_tables([str(path)]))
    return batch


def fault_of(path: Path, *lines: str) -> tuple[str, str, Position | None]:
    with pytest.raises(InputError) as caught:
        read(path, *lines)
    (fault,) = caught.value.faults
    assert fault.file == str(path)
    return fault.code, fault.message, fault.position


@pytest.mark.parametrize("late", ['"recommend": 0', '"recommend" : 0', '"\\u0072ecommend":0'])
def test_a_key_that_first_stands_in_a_late_row_is_read(late: str, tmp_path: Path) -> None:
    batch = read(tmp_path / "t.jsonl", *FIRST, ROW % ("z", f", {late}"))
    assert batch.contracts["recommend"].to_list()[-1] == batch.contracts["recommend"].min()
    assert batch.contracts["recommend"].n_unique() == 2


def test_an_unknown_key_of_a_late_row_is_refused_as_that_of_an_early_one_is(tmp_path: Path) -> None:
    late = fault_of(tmp_path / "t.jsonl", *FIRST, ROW % ("z", ', "recomend": 0'))
    assert late == fault_of(tmp_path / "t.jsonl", ROW % ("z", ', "recomend": 0'), *FIRST)
    assert late == ("JSS912", 'unknown column "recomend"', None)


@pytest.mark.parametrize("first", ['"payments": []', '"payments": null', '"stars": 5'])
def test_lists_may_first_stand_in_a_late_row(first: str, tmp_path: Path) -> None:
    lines = [ROW % (f"c{number}", f", {first}") for number in range(120)]
    paid = ', "payments": [{"on": "2025-02-01", "amount": 20.5}, {"on": "2025-01-05", "amount": 7, "ref": "r"}]'
    batch = read(tmp_path / "t.jsonl", *lines, ROW % ("z", paid))
    assert [item["amount"] for item in batch.contracts["payments"].to_list()[-1]] == [700, 2050]
    assert batch.contracts["earned"].to_list()[-1] == 2750
    assert not len(batch.bad)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (ROW % ("z", ', "stars": 5, "stars": 1'), "a name is given twice"),
        (ROW % ("z", ', "st\\u0061rs": 5, "stars": 1'), "a name is given twice"),
        (ROW % ("z", ', "payments": [{"on": "2025-02-01", "on": "2025-02-01", "amount": 2}]'), "a name is given twice"),
        ((ROW % ("z", ""))[:-1], "Expecting ',' delimiter"),
        ("[1]", "'list' object is not a mapping"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named(line: str, why: str, tmp_path: Path) -> None:
    for place, lines in ((121, (*FIRST, line, FIRST[0])), (2, ("", line, *FIRST))):
        code, message, position = fault_of(tmp_path / "t.jsonl", *lines)
        assert (code, position) == ("JSS842", Position(place, 1))
        assert message.startswith(f"could not read the row: {why}")


def test_rows_of_known_keys_alone_are_not_read_in_full(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lines = [ROW % (f"c{number}", ', "payments": [{"on": "2025-02-01", "amount": 2}]') for number in range(120)]
    (tmp_path / "t.jsonl").write_text("\n".join([lines[0], *FIRST, *lines]))
    looked = Mock(wraps=json_content)
    monkeypatch.setattr("jss_cli.batch.lines.ROWS", 10)
    monkeypatch.setattr("jss_cli.batch.lines.json_content", looked)
    kinds = kinds_of_keys(str(tmp_path / "t.jsonl"))
    assert kinds == {**dict.fromkeys(("freelancer", "id", "client", "started"), pl.String), "payments": LISTS}
    assert looked.call_count <= 10


def test_a_name_that_looks_like_a_pattern_is_that_of_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "t.jsonl").write_text(ROW % ("other", ""), "utf-8")
    assert read(tmp_path / "[t].jsonl", ROW % ("own", "")).contracts["id"].to_list() == ["own"]
