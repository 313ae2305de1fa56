from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import polars as pl
import pytest

from jss_cli.batch.triaging import triage_of_scores
from jss_cli.errors import InputError, UsageError
from jss_cli.shell.cli import run

Told = pytest.CaptureFixture[str]
ROWS = """freelancer,id,client,started,ended,earned,stars
ann,a,A,2024-01-01,2024-06-01,100,5
ann,b,B,2024-01-01,2024-06-02,100,1
bob,a,A,2024-01-01,2024-06-01,100,5
bob,b,B,2024-01-01,2024-06-02,1.5.5,5
cyd,a,A,2024-01-01,2024-06-01,100,5
cyd,b,B,2024-01-01,2024-06-02,100,4
dee,a,A,2024-01-01,2024-06-02,100,5
eve,a,A,2024-01-01,2024-06-01,100,5
eve,b,B,2024-01-01,2024-06-02,100,5
eve,c,C,2024-01-01,2024-06-03,100,2
"""


@pytest.fixture
def scores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("rows.csv").write_text(ROWS, encoding="utf-8")
    assert run(["batch", "rows.csv", "-o", "scores.csv", "--as-of", "2024-12-01", "--reasons"]) == 1
    return Path("scores.csv")


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".jsonl"])
def test_freelancers_are_grouped_by_the_rule_that_costs_each_most(scores: Path, suffix: str) -> None:
    file = scores.with_suffix(suffix)
    table = pl.read_csv(scores)
    for end, write in ((".csv", table.write_csv), (".parquet", table.write_parquet), (".jsonl", table.write_ndjson)):
        if end == suffix:
            write(file)
    found = triage_of_scores(str(file), 2)
    told = [(group.cause, group.rule.code if group.rule else None, group.number) for group in found.groups]
    assert told == [("rule", "JSS215", 2), ("faulty", None, 1), ("no score", None, 1), ("nothing", None, 1)]
    assert (found.groups[0].clear, found.groups[1].doubtful) == (("ann", "eve"), ("bob",))
    assert (found.groups[0].median, found.groups[0].total) == (Fraction(834, 10), Fraction(1667, 10))
    assert [(ticket.file, ticket.score) for ticket in found.tickets] == [("ann", 0), ("eve", 33)]
    assert found.number == 5


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".jsonl"])
def test_a_name_that_looks_like_a_pattern_is_that_of_its_own_table(scores: Path, suffix: str) -> None:
    table, write = pl.read_csv(scores), {".csv": "write_csv", ".parquet": "write_parquet", ".jsonl": "write_ndjson"}
    for name, rows in (("t", table.head(1)), ("[t]", table)):
        getattr(rows, write[suffix])(f"{name}{suffix}")
    assert triage_of_scores(f"[t]{suffix}", 9).number == len(table)


def test_the_command_knows_a_table_of_scores_by_its_columns(scores: Path, capsys: Told) -> None:
    capsys.readouterr()
    assert run(["triage", str(scores), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["number"], result["groups"][0]["reply"]) == (5, ["ann", "eve"])
    run(["triage", str(scores)])
    told = capsys.readouterr().out
    assert told.startswith("Triage  5 freelancers\n")
    assert "jss reply CONTRACTS --freelancer ann" in " ".join(told.split())
    assert "next by itself" not in told


def test_a_table_has_its_day_and_its_rules_and_no_option_decides_them(
    scores: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    monkeypatch.setenv("JSS_AS_OF", "2026-01-01")
    monkeypatch.setenv("JSS_POLICY", "upwork-2016")
    capsys.readouterr()
    run(["triage", str(scores)])
    assert "Decided by" not in capsys.readouterr().out
    for option, value in (
        ("--as-of", "2026-01-01"),
        ("--policy", "upwork-2016"),
        ("--freelancer", "ann"),
        ("--encoding", "utf-8"),
        ("--max-size", "1"),
    ):
        with pytest.raises(UsageError, match=f"{option} decides nothing of this answer"):
            run(["triage", str(scores), option, value])


def test_a_folder_of_parts_is_one_table_on_a_page_too(scores: Path, capsys: Told) -> None:
    assert run(["batch", "rows.csv", "-o", "parts/", "--as-of", "2024-12-01", "--reasons"]) == 1
    told = []
    for table in (str(scores), "parts"):
        capsys.readouterr()
        assert run(["triage", table, "--json"]) == 0
        told.append(json.loads(capsys.readouterr().out))
    assert told[0] == told[1]
    assert run(["triage", "parts", "-o", "triage.html"]) == 0
    assert '<td class="bar" role="cell">' in Path("triage.html").read_text("utf-8")


def test_a_table_without_reasons_or_that_is_none_is_told(scores: Path) -> None:
    pl.read_csv(scores).drop("reasons").write_csv("bare.csv")
    Path("none.parquet").write_bytes(b"PAR1 no such thing")
    for file, words in (("bare.csv", "reasons is missing"), ("none.parquet", "cannot be read"), ("no.csv", "no such")):
        with pytest.raises(InputError) as caught:
            triage_of_scores(file, 3)
        assert words in caught.value.faults[0].message


def test_all_gives_everyone_a_row(scores: Path, capsys: Told) -> None:
    capsys.readouterr()
    for asked, number in ((["--top", "2"], 2), (["--all"], 5), (["--top", "2", "--all"], 5)):
        run(["triage", str(scores), "--json", *asked])
        assert len(json.loads(capsys.readouterr().out)["tickets"]) == number


def test_the_scores_of_a_table_are_called_computed_and_what_it_cannot_tell_is_said(scores: Path, capsys: Told) -> None:
    capsys.readouterr()
    run(["triage", str(scores), "--format", "plain"])
    told = " ".join(capsys.readouterr().out.split())
    assert "computed scores, unofficial" in told
    assert "seen scores" not in told
    assert "whose score needs a person, only files tell" in told


def test_of_a_cause_with_many_the_first_are_named_and_all_are_counted(
    scores: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    monkeypatch.setattr("jss_cli.batch.triaging.NAMED", 1)
    rows = pl.read_csv(scores)
    pl.concat([rows, rows.with_columns(freelancer=pl.format("{}2", "freelancer"))]).write_csv("many.csv")
    capsys.readouterr()
    run(["triage", "many.csv", "--json"])
    groups = json.loads(capsys.readouterr().out)["groups"]
    told = {one["cause"]: (one["number"], len(one["reply"]), len(one["person"]), one["unnamed"]) for one in groups}
    assert (told["rule"], told["faulty"]) == ((4, 1, 0, 3), (2, 0, 1, 1))
    run(["triage", "many.csv", "--format", "plain"])
    assert "2 freelancers: set aside for faulty rows; 2 of them need a person." in capsys.readouterr().out
