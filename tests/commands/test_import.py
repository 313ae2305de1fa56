"""`jss import`: what is written where, what is told, and with which exit code."""

from __future__ import annotations

import io
import json
import shutil
import socket
import subprocess
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from jss_cli.domain.history import History
from jss_cli.errors import InputError, JssError, OutputError, UsageError
from jss_cli.files.history import load_history
from jss_cli.shell.cli import run

EXPORTS = ROOT / "tests" / "imports" / "exports"
MONEY = ("2026-10-02_transaction_report.csv", "earnings_report_2026.csv")
ALL = (*MONEY, "transactions_2023.csv", "graphql_work_history_2026.json", "profile_rest_2020.json", "odesk_2014.json")
COMMENT = "Text removed"


@pytest.fixture(autouse=True)
def _in_a_folder_with_the_exports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in EXPORTS.iterdir():
        shutil.copy(path, tmp_path)
    monkeypatch.chdir(tmp_path)


def refused(*arguments: str) -> tuple[int, str, str]:
    """Exit code, message and hint of a refusal."""
    with pytest.raises(JssError) as caught:
        run(["import", *arguments])
    return caught.value.exit_code, caught.value.faults[0].message, caught.value.faults[0].hint


def told(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_the_history_goes_to_its_file_and_what_is_told_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", *ALL, "-o", "history.yaml"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("History  16 contracts from 6 files")
    assert "history.yaml: jss explain history.yaml explains it" in err
    assert len(load_history("history.yaml").contracts) == 16


def test_without_a_file_the_history_is_printed_and_the_rest_stands_on_standard_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["import", *MONEY]) == 0
    out, err = capsys.readouterr()
    Path("h.yaml").write_text(out, encoding="utf-8")
    assert len(load_history("h.yaml").contracts) == 7
    assert err.startswith("History  7 contracts from 2 files")
    assert run(["import", *MONEY, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().err)["contracts"] == 7


def test_a_history_of_another_suffix_is_written_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", *MONEY, "-o", "h.csv"]) == 0
    assert "CSV has no place for it" in capsys.readouterr().err
    assert len(load_history("h.csv").contracts) == 7


def test_the_result_has_every_file_every_conflict_and_what_is_next(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", *ALL, "auftraege.csv", "proyectos.csv", "--dry-run", "--format", "json"]) == 0
    result = told(capsys)
    assert list(result)[:9] == [
        *(
            "schema_version",
            "jss_version",
            "answers",
            "environment",
            "files",
            "conflicts",
            "about_the_same",
            "unknown",
            "unlisted",
        )
    ]
    report = next(one for one in result["files"] if one["file"] == MONEY[0])
    assert (report["source"], report["lines"], report["understood"]) == ("transactions", 81, 38)
    assert [(one["why"], one["count"]) for one in report["told"]] == [("fee", 38), ("no contract", 5)]
    assert report["told"][1]["lines"] == ["line 8", "line 21", "line 22", "line 23", "line 62"]
    assert [(one["field"], one["taken"], one["other"], one["in"]) for one in result["conflicts"]] == [
        ("feedback.stars", "5.0", "4.8", ["proyectos.csv line 3"]),
        ("earned", "300.00", "250.00", ["proyectos.csv line 3"]),
    ]
    assert result["conflicts"][0]["from"] == ["graphql_work_history_2026.json"]
    assert result["next"]["question"].startswith(
        "Grove Garden, Mar 2023: 150.00 of a contract that no other file names"
    )


def test_a_dry_run_writes_nothing() -> None:
    before = sorted(Path().iterdir())
    assert run(["import", *MONEY, "-o", "history.yaml", "--dry-run"]) == 0
    assert run(["import", *MONEY, "--into", "history.yaml", "--dry-run"]) == 0
    assert sorted(Path().iterdir()) == before


def test_the_same_import_again_changes_no_byte_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", *ALL, "--into", "history.yaml"]) == 0
    first = Path("history.yaml").read_bytes()
    capsys.readouterr()
    assert run(["import", *reversed(ALL), "--into", "history.yaml"]) == 0
    assert Path("history.yaml").read_bytes() == first
    assert capsys.readouterr().out.startswith("History  nothing new in 6 files")


def test_pay_of_a_contract_without_a_number_is_added_once_alone_in_its_file() -> None:
    rows = "Date,Contract,Hours,Amount,Payment type\n2026-08-03,Event poster (null),,50,Bonus\n"
    Path("earned.csv").write_text(rows, encoding="utf-8")
    assert run(["import", "earned.csv", "-o", "h.yaml"]) == 0
    before = Path("h.yaml").read_bytes()
    assert run(["import", "earned.csv", "--into", "h.yaml"]) == 0
    assert Path("h.yaml").read_bytes() == before


def test_a_score_that_was_entered_is_something_new(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", *ALL, "--into", "history.yaml"]) == 0
    Path("score.json").write_text(
        '{"data": {"freelancerProfileByPersonId": {"aggregates": {"jobSuccessScore": 0.8}}}}', encoding="utf-8"
    )
    capsys.readouterr()
    assert run(["import", "score.json", "--seen", "2026-11-01", "--into", "history.yaml"]) == 0
    out = capsys.readouterr().out
    assert "nothing new" not in out
    assert "0 new, 0 changed" in out


def test_files_one_after_the_other_give_every_contract_once(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ALL:
        assert run(["import", name, "--into", "history.yaml"]) == 0
    assert len(load_history("history.yaml").contracts) == 16
    capsys.readouterr()
    assert run(["import", *ALL, "--into", "history.yaml", "--dry-run", "--format", "json"]) == 0
    assert told(capsys)["new"] == 0


def test_what_a_person_wrote_stays_and_what_differs_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", *ALL, "-o", "history.yaml"]) == 0
    text = Path("history.yaml").read_text(encoding="utf-8")
    own = text.replace("title: Website texts", "title: My texts").replace("stars: 4.2", "stars: 1.5, recommend: 2")
    Path("history.yaml").write_text(own.replace("- id: ", "- notes: mine\n    id: "), encoding="utf-8")
    capsys.readouterr()
    assert run(["import", *ALL, "--into", "history.yaml", "--format", "json"]) == 0
    result = told(capsys)
    assert [(one["field"], one["taken"], one["other"]) for one in result["conflicts"]] == [
        ("title", "My texts", "Website texts"),
        ("feedback.stars", "1.5", "4.2"),
    ]
    history = load_history("history.yaml")
    (texts,) = (one for one in history.contracts if one.title == "My texts")
    assert (str(texts.feedback.stars), texts.feedback.recommend) == ("1.5", 2)
    assert {one.notes for one in history.contracts} == {"mine"}


def test_comments_of_a_history_that_is_added_to_are_told_as_left_behind(capsys: pytest.CaptureFixture[str]) -> None:
    Path("h.yaml").write_text("# mine\ncontracts: [{id: k1, client: A, started: 2020-01-01}]\n", encoding="utf-8")
    assert run(["import", *MONEY, "--into", "h.yaml"]) == 0
    assert "1 comment of h.yaml left behind" in capsys.readouterr().err


def test_strict_says_no_for_a_conflict_and_yes_without_one() -> None:
    assert run(["import", *ALL, "--strict", "--dry-run"]) == 0
    assert run(["import", *ALL, "proyectos.csv", "--strict", "--dry-run"]) == 1


def test_every_value_can_be_shown_with_its_file_and_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", *ALL, "--show", "--format", "json"]) == 0
    values = {(one["contract"], one["field"]): (one["value"], one["file"], one["at"]) for one in told(capsys)["values"]}
    assert values["41000003", "client"] == ("Cedar Clinic", MONEY[0], "line 41")
    assert values["41000003", "feedback.stars"][:2] == ("4.2", "graphql_work_history_2026.json")
    assert run(["import", MONEY[0], "--show"]) == 0
    assert "Where each value came from" in capsys.readouterr().out


def test_what_a_file_is_is_told_by_its_content(capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(MONEY[0], "notes.txt")
    Path("letter.txt").write_text("Dear client,\n", encoding="utf-8")
    assert run(["import", "--what", "notes.txt", "letter.txt", "odesk_2014.json", "--format", "json"]) == 0
    assert [(one["source"], one["title"]) for one in told(capsys)["files"]] == [
        ("transactions", "a transaction report"),
        ("", ""),
        ("odesk", "an oDesk profile as JSON"),
    ]
    assert run(["import", "--what", "letter.txt"]) == 0
    assert "none of what is known" in capsys.readouterr().out


def test_standard_input_is_a_source(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    stream = io.TextIOWrapper(io.BytesIO(Path("profile_pasted.txt").read_bytes()))
    monkeypatch.setattr("sys.stdin", stream)
    assert run(["import", "-", MONEY[0], "--dry-run", "--format", "json"]) == 0
    assert [one["file"] for one in told(capsys)["files"]] == ["<stdin>", MONEY[0]]


def test_a_score_without_its_day_is_entered_with_seen() -> None:
    assert run(["import", "graphql_work_history_2026.json", "--seen", "2026-10-01", "-o", "history.yaml"]) == 0
    assert [(str(one.on), one.score) for one in load_history("history.yaml").observed] == [("2026-10-01", 86)]


def test_asking_goes_on_with_the_interview(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b".\n")))
    assert run(["import", *ALL, "-o", "history.yaml", "--ask"]) == 0
    out, err = capsys.readouterr()
    assert "History  16 contracts from 6 files" in err
    assert "Job Success Score" in out
    assert "Paste" not in err


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ((MONEY[0], "-o", "a.yaml", "--into", "b.yaml"), 2, "there are two outputs"),
        ((MONEY[0], "--ask"), 2, "--ask writes what you answer into a file"),
        (("-", "--ask", "-o", "a.yaml"), 2, "standard input is a source already"),
        ((MONEY[0], "-o", MONEY[0]), 4, f"{MONEY[0]} is a file that was read"),
        ((MONEY[0], "-o", "expected.yaml"), 4, "expected.yaml exists already"),
        ((MONEY[0], "-o", "a.xml"), 2, 'it is not clear what to write into "a.xml"'),
        ((MONEY[0], "-o", "nowhere/a.yaml"), 4, "there is no folder nowhere"),
        (("nothing.csv",), 3, "no such file: nothing.csv"),
        ((MONEY[0], "--into", "map_pl.yaml"), 3, "the file has no `contracts`"),
    ],
)
def test_what_cannot_be_done_is_refused_and_nothing_is_written(
    arguments: tuple[str, ...], code: int, message: str
) -> None:
    before = {path: path.read_bytes() for path in Path().iterdir()}
    found = refused(*arguments)
    assert (found[0], found[1][: len(message)]) == (code, message)
    assert {path: path.read_bytes() for path in Path().iterdir()} == before


def test_of_several_files_every_fault_is_told() -> None:
    Path("letter.txt").write_text("Dear client,\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        run(["import", "letter.txt", "nothing.csv", MONEY[0]])
    assert [fault.code for fault in caught.value.faults] == ["JSS831", "JSS984"]


@pytest.mark.parametrize("command", ["explain", "score", "check", "timeline", "redact"])
def test_an_export_where_a_history_is_expected_is_told_as_what_it_is(command: str) -> None:
    with pytest.raises(InputError) as caught:
        run([command, MONEY[0]])
    fault = caught.value.faults[0]
    assert (fault.code, fault.message) == ("JSS832", "this is a transaction report of the marketplace, not a history")
    assert fault.hint == f"jss import {MONEY[0]} -o history.yaml"


def test_of_several_files_only_the_exports_are_told_so(capsys: pytest.CaptureFixture[str]) -> None:
    Path("faulty.yaml").write_text("contracts:\n  - id: c1\n", encoding="utf-8")
    assert run(["check", "auftraege.csv", "faulty.yaml", "--json"]) == 3
    failed = {one["file"]: {fault["code"] for fault in one["error"]} for one in told(capsys)}
    assert failed == {"auftraege.csv": {"JSS832"}, "faulty.yaml": {"JSS911"}}


def test_a_faulty_history_in_a_sheet_stays_a_history() -> None:
    Path("h.csv").write_text("id,client,title,started\nk1,A,Logo,2026-03-x\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        run(["explain", "h.csv"])
    assert [fault.code for fault in caught.value.faults] == ["JSS923"]


def test_no_comment_name_or_country_of_the_exports_is_in_the_history(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("a socket or a process")

    monkeypatch.setattr(socket, "socket", never)
    monkeypatch.setattr(subprocess, "Popen", never)
    assert run(["import", *ALL, "profile_pasted.txt", "auftraege.csv", "-o", "history.yaml"]) == 0
    text = Path("history.yaml").read_text(encoding="utf-8")
    private = (COMMENT, "F. Example", "F. E.", "zwei Meilensteine", "Country", "Poland", "Spain", "Germany")
    assert [word for word in private if word in text] == []


def test_the_sources_and_every_other_file_stay_as_they_are() -> None:
    before = {path: path.read_bytes() for path in Path().iterdir()}
    assert run(["import", *ALL, "-o", "history.yaml"]) == 0
    assert {path: path.read_bytes() for path in Path().iterdir() if path.name != "history.yaml"} == before


def test_a_file_that_another_program_changed_meanwhile_is_not_overwritten(monkeypatch: pytest.MonkeyPatch) -> None:
    run(["import", MONEY[0], "-o", "history.yaml"])
    from jss_cli import api  # noqa: PLC0415

    found = api.import_files

    def meanwhile(*sources: str, **more: Any) -> Any:
        Path("history.yaml").write_text("contracts: []\n", encoding="utf-8")
        return found(*sources, **more)

    monkeypatch.setattr(api, "import_files", meanwhile)
    with pytest.raises(OutputError):
        run(["import", "odesk_2014.json", "--into", "history.yaml"])
    assert load_history("history.yaml") == History(())


def test_a_file_without_a_suffix_of_a_history_is_refused_before_anything_is_read() -> None:
    with pytest.raises(UsageError):
        run(["import", "nothing.csv", "--into", "h.txt"])


def test_a_file_that_cannot_be_read_hides_nothing_of_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    Path("packed.gz").write_bytes(b"\x1f\x8b\x08")
    Path("folder").mkdir()
    assert run(["import", "--what", "packed.gz", "odesk_2014.json", "folder", "--format", "json"]) == 0
    titles = [one["title"] for one in json.loads(capsys.readouterr().out)["files"]]
    assert titles == [
        "cannot be read: is gzip-compressed, not text",
        "an oDesk profile as JSON",
        "cannot be read: is a folder",
    ]
    with pytest.raises(InputError, match="is a folder"):
        run(["import", "--what", "folder"])


def test_a_history_shows_where_its_values_came_from_and_what_was_written_by_hand(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["import", *ALL, "-o", "history.yaml"]) == 0
    text = Path("history.yaml").read_text(encoding="utf-8")
    Path("history.yaml").write_text(text.replace("stars: 4.2", "stars: 1.5"), encoding="utf-8")
    capsys.readouterr()
    assert run(["import", "--show", "history.yaml", "--format", "json"]) == 0
    values = {(one["contract"], one["field"]): (one["value"], one["file"], one["at"]) for one in told(capsys)["values"]}
    assert values["41000003", "client"] == ("Cedar Clinic", MONEY[0], "line 41")
    assert values["41000003", "feedback.stars"] == ("1.5", "history", "41000003")
    assert run(["import", "--show", "history.yaml"]) == 0
    assert "written by hand" in capsys.readouterr().out


def test_the_score_that_was_seen_stands_at_the_top_and_no_question_twice(capsys: pytest.CaptureFixture[str]) -> None:
    run(["import", "profile_pasted.txt", "--seen", "2026-10-01", "-o", "h.yaml"])
    assert "you saw 86 % on 2026-10-01" in capsys.readouterr().out.split("What was understood", maxsplit=1)[0]
    run(["import", "auftraege.csv", "-o", "s.yaml"])
    assert capsys.readouterr().out.count("were there contracts that closed without pay?") == 1


def test_how_a_sheet_is_known_is_said_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    run(["import", "--what", "auftraege.csv", "--format", "plain"])
    assert "(by its headers alone)" in capsys.readouterr().out


def test_a_history_of_too_many_contracts_is_not_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("jss_cli.imports.recognizing.export_words", lambda file, _: asked.append(file))
    rows = "\n".join(f"c{n},K{n},2024-01-01,2024-02-01,90,5" for n in range(3))
    Path("h.csv").write_text(f"id,client,started,ended,earned,stars\n{rows}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        run(["score", "h.csv", "--max-contracts", "2"])
    assert ([fault.code for fault in caught.value.faults], asked) == (["JSS981"], [])
