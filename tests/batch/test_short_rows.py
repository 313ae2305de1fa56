from __future__ import annotations

import csv
import gzip
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from unittest.mock import Mock

import polars as pl
import pytest
from many import seeded

from jss_cli.batch.short_rows import refuse_short_rows
from jss_cli.batch.tables import batches, open_tables
from jss_cli.errors import InputError
from jss_cli.shell.cli import run

HEADER = "freelancer,id,client,started,ended,earned,stars"
WHOLE = "f1,1,A,2025-01-01,2025-02-01,10,5"
CUT = "f19,1,K1,2025-01-05"
SHORT = "4 fields, the header has 7"


def told(path: Path, *lines: str, end: str = "\n") -> str:
    """What is said of a table, and empty if it is read."""
    path.write_bytes(end.join((HEADER, *lines)).encode())
    try:
        list(batches(open_tables([str(path)])))
    except InputError as error:
        (fault,) = error.faults
        assert (fault.code, fault.file) == ("JSS965", str(path))
        return fault.message
    return ""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("above", "at"),
    [
        ((), 1),
        ((WHOLE, WHOLE), 3),
        ((WHOLE, ""), 3),
        (('f1,1,"A, Inc",2025-01-01,,,',), 2),
        (('f1,1,"A ""B"", ""C""",2025-01-01,,,',), 2),
        (('f1,1,"A', ",,,,,,,", 'B",2025-01-01,,,'), 2),
        (('"f', '1","1', '","A', 'B",2025-01-01,,,', WHOLE), 3),
        (('f1,1,A,2025-01-01,,,"', '"'), 2),
    ],
)
def test_a_row_that_ends_before_the_header_does_is_told(
    above: tuple[str, ...], at: int, end: str, tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"
    assert told(path, *above, f"{CUT},,,", WHOLE, "", end=end) == ""
    assert told(path, *above, CUT, end=end) == f"row {at}: {SHORT}"
    assert told(path, *above, CUT, WHOLE, "f20,1", "f21", "", end=end) == f"row {at}: {SHORT}; 2 more below"


@pytest.mark.parametrize("cut", ["f19,1,K1,2025-01", 'f19,1,"K, 1",2025-01-05', 'f19,1,"K\n1",2025-01-05', "f19,,,x"])
def test_it_is_told_wherever_the_row_was_cut(cut: str, tmp_path: Path) -> None:
    assert told(tmp_path / "t.csv", WHOLE, cut) == f"row 2: {SHORT}"


def test_blank_lines_are_not_short(tmp_path: Path) -> None:
    assert told(tmp_path / "t.csv", WHOLE, "", "  ", WHOLE, "") == ""
    (tmp_path / "t.csv").write_text(f"\n\n{HEADER}\n{WHOLE}\n")
    list(batches(open_tables([str(tmp_path)])))
    (tmp_path / "t.csv").write_text(f"\n\n{HEADER}\n{WHOLE}\n{CUT}")
    with pytest.raises(InputError, match=f"row 2: {SHORT}"):
        open_tables([str(tmp_path)])


@pytest.mark.parametrize("name", ["t.csv.gz", "t.csv.zst", "t.tsv", "[t].csv"])
def test_it_is_told_of_packed_tables_and_of_other_delimiters(name: str, tmp_path: Path) -> None:
    text = f"{HEADER}\n{WHOLE}\n{CUT}".replace(",", {".tsv": "\t", ".csv": "|"}.get(Path(name).suffix, ","))
    data = text.encode()
    (tmp_path / "t.csv").write_text(f"{HEADER}\n{WHOLE}")
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    if name.endswith("zst"):
        with pytest.importorskip("pyarrow").CompressedOutputStream(str(tmp_path / name), "zstd") as stream:
            stream.write(data)
    with pytest.raises(InputError, match=f"row 2: {SHORT}") as caught:
        open_tables([str(tmp_path)])
    assert [(fault.file, fault.hint) for fault in caught.value.faults] == [
        (str(tmp_path / name), 'it ends before "ended"; add what is missing, if only the delimiters')
    ]


def test_short_rows_are_those_that_the_reader_of_python_finds(tmp_path: Path) -> None:
    random, path = seeded(7), tmp_path / "t.csv"
    cells, header, found = ("", "a", "b c", "x,y", 'q"q', "l\nl", '","', '"\n,"', ",,\n,,"), ("h", "i", "j"), []
    for _ in range(150):
        widths = [3 if random.random() < 0.9 else 2 for _ in range(random.randrange(5))]
        rows = [["a", *(random.choice(cells) for _ in range(width - 1))] for width in widths]
        with path.open("w", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows([header, *rows])
        found.append(2 in widths)
        short: AbstractContextManager[object] = (
            pytest.raises(InputError, match=f"row {widths.index(2) + 1}: 2 fields") if 2 in widths else nullcontext()
        )
        with short:
            refuse_short_rows(str(path), ",", header)
    assert {*found} == {True, False}


def test_rows_that_are_lines_of_one_width_are_not_read_one_by_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    read = Mock(wraps=csv.reader)
    monkeypatch.setattr("jss_cli.batch.short_rows.csv.reader", read)
    assert (
        told(tmp_path / "t.csv", WHOLE, 'f1,2,"A, ""B""",2025-01-01,,,', "", f"f1,3,{'A' * 140_000},2025-01-01,,,")
        == ""
    )
    assert not read.call_count


def test_nothing_is_scored_of_a_table_with_a_short_row_nor_of_one_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("cut.csv").write_text(f"{HEADER}\n{WHOLE}\n{CUT}")
    Path("c.csv").write_text(f"{HEADER}\n{WHOLE}\n")
    Path("p.csv").write_text("freelancer,id,on,amount\nf1,1,2025-01-05")
    for tables, words in (
        (["cut.csv"], f"row 2: {SHORT}"),
        (["c.csv", "--payments", "p.csv"], "row 1: 3 fields, the header has 4"),
    ):
        with pytest.raises(InputError, match=words):
            run(["batch", *tables, "--as-of", "2025-06-01", "-o", "s.csv"])
        assert not Path("s.csv").exists()
    assert run(["batch", "c.csv", "--as-of", "2025-06-01", "-o", "s.csv"]) == 0
    assert pl.read_csv("s.csv")["freelancer"].to_list() == ["f1"]
