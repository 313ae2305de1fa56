from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
from many import random_histories, seeded, typed_table

from jss_cli.api import open_history
from jss_cli.domain.case import Case
from jss_cli.errors import InputError, OutputError, UsageError
from jss_cli.files.policy import load_policy
from jss_cli.files.reading import Reading
from jss_cli.scoring.scoring import score_history
from jss_cli.shell.cli import run

DAY = date(2025, 6, 1)
HISTORIES = random_histories(seeded(1), 12, DAY)


def opened(file: str, freelancer: str) -> Case:
    return open_history(file, as_of=DAY, reading=Reading(freelancer=freelancer))


@pytest.fixture(autouse=True)
def _tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    table = typed_table(HISTORIES).with_columns(x_note=pl.lit("x"))
    table.write_parquet("t.parquet")
    flat = table.drop("payments", "refunds")
    flat.write_csv("t.csv", separator=";")
    flat.write_ndjson("t.jsonl")


@pytest.mark.parametrize("place", range(len(HISTORIES)))
def test_a_freelancer_out_of_a_table_is_explained_as_its_history(
    place: int, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["explain", "t.parquet", "--freelancer", f"f{place}", "--as-of", str(DAY), "--format", "json"]
    assert run(asked) == 0
    told = json.loads(capsys.readouterr().out)
    score = score_history(HISTORIES[place], load_policy(None, DAY), DAY)
    assert told["computed"]["shown"] == score.whole
    assert told["file"] == "t.parquet"
    assert [one["id"] for one in told["contracts"]] == [one.id for one in HISTORIES[place].contracts]


@pytest.mark.parametrize("file", ["t.parquet", "t.csv", "t.jsonl"])
def test_its_contracts_are_those_of_the_history(file: str) -> None:
    found = opened(file, "f3").history.contracts
    assert [(one.id, one.client, one.ended) for one in found] == [
        (one.id, one.client, one.ended) for one in HISTORIES[3].contracts
    ]


@pytest.mark.parametrize("named", ["all", "all/**/*.parquet", "all/c.csv.gz"])
def test_a_folder_and_a_pattern_stand_for_their_tables_as_in_a_batch(
    named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    table = pl.read_parquet("t.parquet")
    Path("all/country=de").mkdir(parents=True)
    table.filter(pl.col("freelancer").is_in(["f0", "f1"])).write_parquet("all/country=de/a.parquet")
    table.filter(pl.col("freelancer").is_in(["f3", "f4"])).write_parquet("all/country=de/b.pq.parquet")
    with gzip.open("all/c.csv.gz", "wt") as stream:
        stream.write("freelancer,id,client,started\nzz,c1,A,2024-01-08\n")
    who = "zz" if named.endswith("gz") else "f3"
    assert run(["score", named, "--freelancer", who, "--as-of", str(DAY), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    shown = None if who == "zz" else score_history(HISTORIES[3], load_policy(None, DAY), DAY).whole
    assert told["computed"]["shown"] == shown


@pytest.mark.parametrize("name", ["t.csv", "t.parquet", "t.jsonl"])
def test_a_column_that_no_history_has_is_an_error_as_in_a_history(name: str) -> None:
    table = pl.DataFrame({"Freelancer ID": "f1", "id": "a", "client": "A", "started": "2024-10-01", "recomend": "3"})
    writers: dict[str, Callable[[str], object]] = {
        "t.csv": table.write_csv,
        "t.parquet": table.write_parquet,
        "t.jsonl": table.write_ndjson,
    }
    writers[name](name)
    with pytest.raises(InputError, match='unknown column "recomend"') as caught:
        run(["score", name, "--freelancer", "f1"])
    assert (caught.value.faults[0].code, caught.value.faults[0].hint) == ("JSS912", 'did you mean "recommend"?')


def test_cells_without_a_column_are_told_with_the_table() -> None:
    Path("t.csv").write_text("freelancer,id,client,started\nf1,a,A,2024-10-01,more\n")
    with pytest.raises(InputError, match="could not read the table") as caught:
        opened("t.csv", "f1")
    assert caught.value.faults[0].file == "t.csv"


@pytest.mark.parametrize(
    ("file", "freelancer", "code"),
    [("t.csv", "nobody", "JSS846"), ("none.csv", "f1", "JSS984"), ("bad.parquet", "f1", "JSS842")],
)
def test_what_is_not_there_is_told_with_its_file(file: str, freelancer: str, code: str) -> None:
    Path("bad.parquet").write_bytes(b"PAR1")
    with pytest.raises(InputError) as caught:
        opened(file, freelancer)
    assert (caught.value.faults[0].code, caught.value.faults[0].file) == (code, file)


@pytest.mark.parametrize(("file", "code"), [("t.parquet", "JSS988"), ("t.csv", "JSS912")])
def test_a_table_of_many_in_the_place_of_a_history_says_what_to_add(file: str, code: str) -> None:
    with pytest.raises(InputError, match="this is a table of many freelancers, not a history") as caught:
        run(["score", file])
    assert [(fault.code, "--freelancer ID" in fault.hint) for fault in caught.value.faults] == [(code, True)]


def test_somebody_out_of_what_is_no_table_is_told_what_can_be_one() -> None:
    Path("h.yaml").write_text("contracts: []\n")
    with pytest.raises(InputError) as caught:
        run(["score", "h.yaml", "--freelancer", "f1"])
    assert caught.value.faults[0].hint.startswith("the suffixes are .parquet, .pq, .csv")


def test_a_command_that_takes_nobody_out_of_a_table_says_so() -> None:
    with pytest.raises(UsageError, match=r"--freelancer takes nobody out of t\.csv"):
        run(["convert", "t.csv", "h.yaml", "--freelancer", "f1"])


def test_without_what_reads_tables_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "polars", None)
    with pytest.raises(OutputError, match="needs polars, which is not installed"):
        opened("t.parquet", "f1")


COMPOSED, APART = "J\N{LATIN SMALL LETTER O WITH DIAERESIS}rg", "Jo\N{COMBINING DIAERESIS}rg"
HEADER = "freelancer,id,client,started,ended"
GOOD = "A,2024-10-01,2024-10-15"


@pytest.mark.parametrize("asked", [COMPOSED, APART, f" {COMPOSED} "])
@pytest.mark.parametrize("suffix", ["csv", "jsonl", "parquet"])
def test_names_are_compared_as_a_batch_compares_them(suffix: str, asked: str) -> None:
    names = [COMPOSED, f" {APART}", "Jorg", f"{COMPOSED} ", APART]
    fields = (("id", names), ("client", "ABCDE"), ("started", ["2024-10-01"] * 5))
    table = pl.DataFrame(
        {"freelancer": names} | {name: [*map(str, range(5))] if name == "id" else [*values] for name, values in fields}
    )
    getattr(table, "write_ndjson" if suffix == "jsonl" else f"write_{suffix}")(f"n.{suffix}")
    assert [one.client for one in opened(f"n.{suffix}", asked).history.contracts] == ["A", "B", "D", "E"]


def test_a_name_that_json_writes_otherwise_is_found() -> None:
    rows = [
        r'"J\u00f6rg","id":"a"', r'"Jo\u0308rg","id":"b"', r'"a\"b","id":"c"', r'"a\/b","id":"d"',
        f'"{COMPOSED}","id":"e"',
    ]  # fmt: skip
    texts = [f'{{"freelancer":{row},"client":"A","started":"2024-10-01"}}\n' for row in rows]
    Path("n.jsonl").write_text("".join(texts), encoding="utf-8")
    found = {who: [one.id for one in opened("n.jsonl", who).history.contracts] for who in (COMPOSED, 'a"b', "a/b")}
    assert found == {COMPOSED: ["a", "b", "e"], 'a"b': ["c"], "a/b": ["d"]}


def test_a_number_is_a_name_as_it_is_in_a_batch() -> None:
    pl.DataFrame({"freelancer": [1, 2], "id": [7, 8], "client": "A", "started": "2024-10-01"}).write_parquet(
        "n.parquet"
    )
    assert [one.id for one in opened("n.parquet", "2").history.contracts] == ["8"]


def test_quotes_that_are_doubled_in_a_cell_are_read() -> None:
    Path("q.csv").write_text(f'{HEADER},title\nf1,a,"Ac ""me"", Inc",2024-10-01,2024-10-15,"a, ""b"""\n')
    (contract,) = opened("q.csv", "f1").history.contracts
    assert (contract.client, contract.title) == ('Ac "me", Inc', 'a, "b"')


def test_a_packed_table_is_read_as_a_batch_reads_it() -> None:
    zstd = pytest.importorskip("pyarrow")
    with zstd.CompressedOutputStream("z.csv.zst", "zstd") as stream:
        stream.write(f"{HEADER}\nf1,a,{GOOD}\n".encode())
    assert [one.id for one in opened("z.csv.zst", "f1").history.contracts] == ["a"]


def write(columns: dict[str, object]) -> None:
    """A contract of f1 in r.parquet, with some columns that are otherwise."""
    one = {"freelancer": ["f1"], "id": ["a"], "client": ["A"], "started": ["2024-10-01"]}
    pl.DataFrame(one | columns).write_parquet("r.parquet")


def refused(file: str) -> list[tuple[str, str, str]]:
    """The faults of f1 in a table: code, file, message."""
    with pytest.raises(InputError) as caught:
        opened(file, "f1")
    return [(fault.code, fault.file, fault.message) for fault in caught.value.faults]


def test_faults_name_the_file_and_the_row_in_it() -> None:
    Path("two").mkdir()
    Path("two/a.csv").write_text(f"{HEADER}\nf0,a,{GOOD}\nf1,a,{GOOD}\n")
    Path("two/b.csv").write_text(f"{HEADER}\nf2,a,{GOOD}\nf2,b,{GOOD}\nf1,b,A,2024-10-01,soon\n")
    assert refused("two/b.csv") == [("JSS923", "two/b.csv", 'row 3: ended is not a day written YYYY-MM-DD: "soon"')]
    assert refused("two") == refused("two/b.csv")
    Path("two/b.csv").write_text(f"{HEADER}\nf2,a,{GOOD}\nf1,a,{GOOD}\n")
    words = 'row 2: the id "a" is given twice; the first stands in row 2 of two/a.csv'
    assert refused("two") == [("JSS914", "two/b.csv", words)]


def test_a_warning_names_the_file_and_the_row_in_it() -> None:
    Path("w.csv").write_text(f"{HEADER},earned\nf0,a,{GOOD},1\nf1,a,A,2024-10-01,2035-10-15,1\n")
    assert [(one.file, one.message.partition(":")[0]) for one in opened("w.csv", "f1").warnings] == [("w.csv", "row 2")]


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ({"started": ["2024-10"]}, "JSS923"),
        ({"started": pl.Series([5_000_000], dtype=pl.Int32).cast(pl.Date)}, "JSS923"),
        ({"earned": ["1,5"]}, "JSS921"),
        ({"earned": ["1"], "refunded": ["2"]}, "JSS944"),
        ({"client": [" "]}, "JSS911"),
    ],
)
def test_what_a_batch_sets_aside_is_refused_for_the_same_reason(table: dict[str, object], code: str) -> None:
    write(table)
    assert [found for found, *_ in refused("r.parquet")] == [code]
    assert run(["batch", "r.parquet", "--as-of", str(DAY), "-o", "s.csv", "--bad", "bad.csv"]) == 1
    assert pl.read_csv("bad.csv")["code"].to_list() == [code]


@pytest.mark.parametrize("table", [{"earned": [300.1]}, {"freelancer_id": ["f1"]}])
def test_a_table_that_a_batch_refuses_is_refused_in_its_words(table: dict[str, object]) -> None:
    write(table)
    with pytest.raises(InputError) as caught:
        run(["batch", "r.parquet", "--as-of", str(DAY), "-o", "s.csv"])
    assert refused("r.parquet") == [(fault.code, fault.file, fault.message) for fault in caught.value.faults]


def test_amounts_are_written_as_in_a_batch_whatever_is_said_of_histories() -> None:
    write({"earned": ["300.10"]})
    reading = Reading(freelancer="f1", decimal="comma")
    assert open_history("r.parquet", as_of=DAY, reading=reading).history.contracts[0].earned == Decimal("300.10")


def test_texts_are_as_long_as_a_batch_takes_them() -> None:
    paid = [[{"on": date(2024, 1, 1), "amount": 1}] * 1_000]
    write({"id": ["a" * 10_001], "payments": paid, "title": ["b" * 10_001]})
    (contract,) = opened("r.parquet", "f1").history.contracts
    assert (len(contract.id), len(contract.payments), contract.earned) == (10_001, 1_000, Decimal(1_000))


def test_a_freelancer_of_a_folder_who_is_a_column_too_is_refused_as_in_a_batch() -> None:
    Path("all/freelancer=f1").mkdir(parents=True)
    Path("all/freelancer=f1/a.csv").write_text(f"{HEADER}\nf1,a,{GOOD}\n")
    assert [code for code, *_ in refused("all")] == ["JSS841"]


@pytest.mark.parametrize("rows", ["f1,a,A,2024-10-01\n", "f1,a,A,2024-10-01", 'f1,a,"A\nB",2024-10-01\n'])
def test_a_table_with_a_short_row_of_csv_is_refused_as_by_a_batch(rows: str) -> None:
    Path("c.csv").write_text(f'{HEADER}\nf0,a,"A, ""B""\n",2024-10-01,\nf2,a,{GOOD}\n{rows}')
    words = "row 3: 4 fields, the header has 5"
    assert refused("c.csv") == [("JSS965", "c.csv", words)]
    with pytest.raises(InputError, match=words):
        opened("c.csv", "f0")


def test_a_cell_too_large_for_csv_is_told_with_the_table() -> None:
    Path("c.csv").write_text(f'{HEADER}\nf1,a,"A\n{"A" * 140_000}",2024-10-01,\n')
    assert [(code, file) for code, file, _ in refused("c.csv")] == [("JSS842", "c.csv")]
