"""What `jss import` says of files that do not fit together: the rows of the table of bad input that no file by itself
decides, with message, place and exit code."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from jss_cli.errors import InputError
from jss_cli.shell.cli import run

HEAD = "Date,Transaction ID,Transaction type,Transaction summary,Client team,Ref ID,Amount $"
EARNED = "Date,Contract,Hours,Amount,Payment type"
SHEET = "Client;Project;Start date;End date;Paid;Stars"
JOB = "Logo\nRating is 5 out of 5.\n5.00\nMar 2, 2026 - Mar 20, 2026\n$300.00\nFixed-price\n"
TWIN = "Logo;k{};2026-02-0{};2026-03-2{};;"


class Told(NamedTuple):
    """Files by their names and texts, what else is on the command line, the exit code, and what is told."""

    number: int
    files: dict[str, str]
    options: tuple[str, ...]
    code: int
    words: str


def lines(*rows: str) -> str:
    return "\n".join(rows) + "\n"


TWO = lines(SHEET, "Alder;;2026-02-01;2026-03-20;;", "Alder;;2026-02-02;2026-03-21;;")
FITS_TWO = {"sheet.csv": TWO, "paid.csv": lines(HEAD, "2026-02-21,1,Hourly,,Alder,7,300.00")}
WORK = ("2026-09-02,Logo (41000002),1,1680.00,", "2026-09-09,Logo (41000002),1,1680.00,")
SUMS = {
    "work.csv": lines(EARNED, *WORK),
    "paid.csv": lines(
        HEAD,
        "2026-09-11,1,Hourly,Logo,Alder,7,1680.00",
        "2026-09-18,1,Hourly,Logo,Alder,8,1560.00",
        "2026-10-18,2,Hourly,Other,Elm,9,1.00",
    ),
}
BEFORE = {"page.txt": JOB, "paid.csv": lines(HEAD, "2022-03-21,1,Fixed-price,Menu,Mill House,7,263.33")}
CROSSED = {
    "page.txt": JOB,
    "sheet.csv": lines(SHEET, "Alder;Logo;2026-03-05;2026-03-20;300.00;5", "Elm;Menu;2026-03-02;2026-03-10;5;5"),
}
REFUND = lines(HEAD, "2026-03-21,1,Fixed-price,Logo,Alder,7,50.00", "2026-03-22,2,Refund to client,Logo,Alder,8,-80.00")
EMPTY = {"list.json": '{"data": {"workHistoryList": [], "aggregates": {"jobSuccessScore": 1}}}'}
CASES = [
    Told(2, EMPTY, ("--dry-run",), 0, "History: 0 contracts from 1 file. What was understood:"),
    Told(14, BEFORE, (), 0, "Mill House, Mar 2022: 263.33 of a contract that no other file names"),
    Told(15, FITS_TWO, (), 0, "300.00 of 2026-02-21 (paid.csv line 2): alder-2026-02 or alder-2026-02-2? It is not"),
    Told(15, FITS_TWO, ("--strict",), 1, "1 not understood"),
    Told(16, SUMS, (), 0, "41000002 earned: 3240.00 of paid.csv is taken, not 3360.00 of work.csv"),
    Told(17, {"page.txt": "Completed jobs (16)\n" + JOB}, (), 0, "1 of 16 completed jobs: open the rest"),
    Told(24, CROSSED, (), 0, "2026-03-02 of page.txt is taken, not 2026-03-05 of sheet.csv line 2"),
    Told(25, {"paid.csv": REFUND}, (), 0, "80.00 given back on 2026-03-22, and its payment lies before"),
    Told(31, {"paid.csv": REFUND, "same.csv": REFUND}, (), 0, "same.csv: the same as paid.csv: read once"),
]
FAULTS = [
    Told(2, EMPTY, (), 3, "nothing in it gives a contract or a score"),
    Told(3, {"letter.txt": "Dear client,\n"}, (), 3, 'its first row is "Dear client,"'),
    Told(
        24,
        {"s.csv": lines(SHEET, "A;Logo;2026-03-02;2026-03-01;5;5")},
        (),
        3,
        "end 2026-03-01 (line 2), start 2026-03-02 (line 2)",
    ),
    Told(26, {"w.csv": lines(EARNED, WORK[0], "2026-09-02,Other (41000002),1,5,")}, (), 3, '"Logo" and "Other"'),
    Told(30, {"p.csv": REFUND}, ("--into", "faulty.yaml"), 3, "unknown field"),
]


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("faulty.yaml").write_text("contracts:\n  - {id: c1, client: A, started: 2026-03-02, outcome: x}\n", "utf-8")


def arguments(case: Told) -> list[str]:
    for name, text in case.files.items():
        Path(name).write_text(text, encoding="utf-8")
    return ["import", *case.files, *case.options]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.number}{''.join(case.options)}")
def test_what_does_not_fit_together_is_told(case: Told, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*arguments(case), "--dry-run", "--format", "plain"]) == case.code
    assert case.words in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("case", FAULTS, ids=lambda case: str(case.number))
def test_what_cannot_be_is_refused_and_nothing_is_written(case: Told) -> None:
    before = [Path("faulty.yaml").read_bytes(), *map(str.encode, case.files.values())]
    with pytest.raises(InputError) as caught:
        run(arguments(case))
    assert case.words in caught.value.faults[0].message
    assert caught.value.exit_code == case.code
    assert [Path(name).read_bytes() for name in ("faulty.yaml", *case.files)] == before


def test_control_signs_bidi_marks_and_formulas_of_a_title_are_kept_shown_and_guarded(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = ("2026-03-21,1,Fixed-price,=1+1,Alder,7,50.00", "2026-03-21,1,Fixed-price,a\u202eb[/x],Elm,8,50.00")
    Path("paid.csv").write_text(lines(HEAD, *rows), encoding="utf-8")
    assert run(["import", "paid.csv", "-o", "h.csv"]) == 0
    assert "\u202e" not in capsys.readouterr().out
    text = Path("h.csv").read_text(encoding="utf-8")
    assert "'=1+1" in text
    assert "a\u202eb[/x]" in text
