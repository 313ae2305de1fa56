from __future__ import annotations

import csv
import io
import json
from importlib import import_module
from pathlib import Path
from shutil import copy
from typing import Any
from unittest import mock

import pytest
from conftest import ROOT

from jss_cli.errors import InputError, OutputError, UsageError
from jss_cli.files import case
from jss_cli.formats import json as json_format
from jss_cli.shell.cli import run
from jss_cli.shell.running import exit_code_of

COMMANDS = ("score", "check", "explain", "reply")
Told = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of four tickets, the second and the last of them broken."""
    (tmp_path / "desk" / "old").mkdir(parents=True)
    copy(ROOT / "sample_histories" / "nine_jobs_75.yaml", tmp_path / "desk" / "a.yaml")
    (tmp_path / "desk" / "b.yaml").write_text("contracts:\n  - id: c1\n", encoding="utf-8")
    copy(ROOT / "sample_histories" / "small_job_67.yaml", tmp_path / "desk" / "c.yaml")
    (tmp_path / "desk" / "old" / "a.csv").write_bytes(b"\xff\xfe\x00")
    monkeypatch.chdir(tmp_path)


FILES = ["desk/a.yaml", "desk/b.yaml", "desk/c.yaml", "desk/old/a.csv"]
BROKEN = {"desk/b.yaml", "desk/old/a.csv"}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("format_name", ["terminal", "plain", "md", "json", "jsonl", "csv", "github"])
def test_two_broken_files_of_four_silence_nobody_and_are_named(command: str, format_name: str, capsys: Told) -> None:
    assert run([command, "desk", "--format", format_name]) == 3
    told = capsys.readouterr()
    assert all(f"{file}:" in told.err for file in BROKEN)
    assert all(file in told.out for file in BROKEN)
    assert command == "check" or all(file in told.out for file in FILES) or format_name == "github"


@pytest.mark.parametrize("command", ["explain", "score"])
def test_a_picture_of_many_tells_the_broken_files_as_well(command: str, capsys: Told) -> None:
    assert run([command, "desk", "--format", "svg"]) == 3
    told = capsys.readouterr()
    assert all(f"{file}:" in told.err for file in BROKEN)
    assert told.out.startswith("<svg") == (command == "explain")
    assert told.err.count("this answer has no picture") == (command == "score")


@pytest.mark.parametrize("command", COMMANDS)
def test_json_is_a_list_in_the_order_of_the_files_and_json_lines_are_the_same_in_lines(
    command: str, capsys: Told
) -> None:
    run([command, "desk", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert [one["file"] for one in told] == FILES
    assert {one["file"] for one in told if "error" in one} == BROKEN
    assert all(list(one) == ["file", "error"] for one in told if "error" in one)
    assert all({"jss_version", "currency", "as_of", "policy"} <= one.keys() for one in told if "error" not in one)
    run([command, "desk", "--format", "jsonl"])
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == told


@pytest.mark.parametrize("files", [["desk"], ["desk/b.yaml"], ["desk/b.yaml", "desk/a.yaml"], ["desk/a.yaml"]])
def test_in_csv_a_failed_file_is_a_row_that_says_why(files: list[str], capsys: Told) -> None:
    run(["score", *files, "--format", "csv"])
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["file"] for row in rows] == (FILES if files == ["desk"] else files)
    assert all(bool(row["error"]) == (row["file"] in BROKEN) for row in rows)
    assert all(row.get("score_shown") for row in rows if row["file"] not in BROKEN)


def test_lines_are_printed_as_they_are_known(monkeypatch: pytest.MonkeyPatch, capsys: Told) -> None:
    before: list[int] = []
    real = case.open_case

    def opened(path: Any, *asked: Any) -> Any:
        before.append(capsys.readouterr().out.count("\n"))
        return real(path, *asked)

    monkeypatch.setattr(case, "open_case", opened)
    run(["score", "desk", "--format", "jsonl"])
    assert before == [0, 1, 1, 1]


@pytest.mark.parametrize("format_name", ["json", "jsonl"])
def test_a_single_failure_is_told_to_a_program_as_well(format_name: str, capsys: Told) -> None:
    assert exit_code_of(["explain", "desk/b.yaml", "--format", format_name]) == 3
    told = capsys.readouterr()
    result = json.loads(told.out)
    assert {fault["code"] for fault in result["error"]} == {"JSS911"}
    assert result["error"][0]["line"] == 2
    assert "desk/b.yaml:2:" in told.err


@pytest.mark.parametrize(
    "command",
    [
        ["timeline", "none.yaml"],
        ["plan", "desk/b.yaml"],
        ["score", "desk/a.yaml", "--as-of", "2026-13-01"],
        ["explain", "--nope"],
        ["import", "desk/b.yaml"],
        ["possible", "101"],
        ["timeline", "desk/a.yaml", "--from", "2017-01-01", "--to", "2016-01-01"],
    ],
)
def test_so_is_that_of_every_command_and_of_the_command_line(command: list[str], capsys: Told) -> None:
    assert exit_code_of([*command, "--json"]) in {2, 3}
    assert json.loads(capsys.readouterr().out)["error"][0]["message"]


def test_without_a_program_nothing_is_on_standard_output(capsys: Told) -> None:
    assert exit_code_of(["explain", "desk/b.yaml"]) == 3
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("output", "extra", "names"),
    [
        ("out/", [], {"desk_a.yaml.txt": "Job Success Score: 75 %", "c.txt": "67 %"}),
        (
            "out/*.json",
            [],
            {
                "desk_a.yaml.json": '"shown": 75',
                "c.json": '"shown": 67',
                "b.json": '"error": [',
                "desk_old_a.csv.json": '"error": [',
            },
        ),
        ("out", ["--format", "md"], {"desk_a.yaml.md": "75 %", "c.md": "67 %"}),
    ],
)
def test_a_folder_gets_a_file_for_each_answer(
    output: str, extra: list[str], names: dict[str, str], capsys: Told
) -> None:
    if output == "out":
        Path(output).mkdir()
    assert run(["explain", "desk", "-o", output, *extra]) == 3
    assert {path.name for path in Path("out").iterdir()} == set(names)
    assert all(words in Path("out", name).read_text("utf-8") for name, words in names.items())
    told = capsys.readouterr()
    assert told.out == ""
    assert "wrote 2 of 4 answers into out" in told.err


def test_what_exists_in_the_folder_stays_and_the_others_are_written(capsys: Told) -> None:
    Path("out").mkdir()
    Path("out/c.txt").write_text("mine", encoding="utf-8")
    assert run(["score", "desk/a.yaml", "desk/c.yaml", "-o", "out/"]) == 4
    assert Path("out/c.txt").read_text("utf-8") == "mine"
    assert Path("out/a.txt").read_text("utf-8").startswith("75 %")
    assert "JSS993" in capsys.readouterr().err
    assert run(["score", "desk/a.yaml", "desk/c.yaml", "-o", "out/", "--force"]) == 0
    assert Path("out/c.txt").read_text("utf-8").startswith("67 %")


def test_the_same_file_twice_gets_two_names(capsys: Told) -> None:
    assert run(["score", "desk/a.yaml", "./desk/a.yaml", "-o", "out/"]) == 0
    assert sorted(path.name for path in Path("out").iterdir()) == ["desk_a.yaml 2.txt", "desk_a.yaml.txt"]
    assert "wrote 2 of 2" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["json", "csv", "jsonl"])
def test_a_second_run_into_the_folder_that_is_read_reads_no_answers(kind: str, capsys: Told) -> None:
    for extra in ([], ["--force"]):
        assert run(["score", "desk", "-o", f"desk/answers/*.{kind}", *extra]) == 3
        assert "wrote 2 of 4 answers" in capsys.readouterr().err
        assert len([*Path("desk/answers").iterdir()]) == 4


def test_a_file_that_breaks_replaces_its_answer_of_before(capsys: Told) -> None:
    assert run(["score", "desk/c.yaml", "-o", "out/", "--json"]) == 0
    Path("desk/c.yaml").write_text("contracts: [", encoding="utf-8")
    assert run(["score", "desk/c.yaml", "-o", "out/", "--json"]) == 4
    told = capsys.readouterr().err
    assert "error[JSS972]" in told
    assert "error[JSS993]" in told
    assert run(["score", "desk/c.yaml", "-o", "out/", "--json", "--force"]) == 3
    result = json.loads(Path("out/c.json").read_text("utf-8"))
    assert (list(result), result["error"][0]["code"]) == (["file", "error"], "JSS972")


def test_a_file_where_the_folder_is_to_be_is_told() -> None:
    with pytest.raises(OutputError):
        run(["score", "desk/a.yaml", "-o", "desk/a.yaml/out/"])


def test_of_a_command_with_one_answer_a_folder_is_refused() -> None:
    with pytest.raises(OutputError) as caught:
        run(["timeline", "desk/a.yaml", "-o", "out/"])
    assert [fault.code for fault in caught.value.faults] == ["JSS992"]


def test_a_folder_without_histories_is_told() -> None:
    Path("empty").mkdir()
    with pytest.raises(InputError) as caught:
        run(["score", "empty"])
    assert [fault.code for fault in caught.value.faults] == ["JSS985"]


def test_findings_and_faults_are_annotations_of_a_build(capsys: Told) -> None:
    text = Path("desk/c.yaml").read_text("utf-8").replace("score: 67", "score: 100")
    Path("desk/c.yaml").write_text(text, encoding="utf-8")
    run(["check", "desk", "--github"])
    annotations = capsys.readouterr().out
    run(["check", "desk", "--format", "github"])
    assert capsys.readouterr().out == annotations
    lines = annotations.splitlines()
    assert lines[1].startswith('::error file=desk/b.yaml,line=2,col=5,title=JSS911::contract c1: "client" is missing; ')
    assert any(line.startswith("::warning file=desk/c.yaml,title=JSS915::you saw 100 %25 on ") for line in lines)
    assert "::notice file=desk/a.yaml,title=jss::all is well" in lines


@pytest.mark.parametrize("asked", [["--github"], ["--format", "github"], ["--format=github"]])
def test_so_are_those_of_one_file_alone_and_of_the_command_line(asked: list[str], capsys: Told) -> None:
    for command in ("check", "explain"):
        assert exit_code_of([command, "desk/b.yaml", *(asked if command == "check" else ["--format", "github"])]) == 3
        told = capsys.readouterr()
        assert told.out.startswith("::error file=desk/b.yaml,line=2,col=5,title=JSS911::contract c1: ")
        assert "desk/b.yaml:2:5: error[JSS911]" in told.err
    assert exit_code_of(["check", "desk/b.yaml", "--nope", *asked]) == 2
    assert capsys.readouterr().out.startswith("::error title=JSS901::no option is called ")


def test_what_a_file_leaves_out_and_that_it_is_clean_are_a_row_each(capsys: Told) -> None:
    rows = "".join(
        f"  - {{id: c{n}, client: C{n}, started: 2024-01-08, ended: 2024-05-28, earned: 500{stars}}}\n"
        for n, stars in enumerate(["", *[", feedback: {stars: 5, recommend: 10}"] * 6], 1)
    )
    text = f"as_of: 2024-06-01\ncontracts:\n{rows}"
    Path("out.yaml").write_text(text, encoding="utf-8")
    run(["check", "out.yaml", "desk/a.yaml", "--format", "csv"])
    told = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["message"][:17] for row in told if row["file"] == "out.yaml"][:1] == ["c1 does not tell "]
    assert [row["message"] for row in told if row["file"] == "desk/a.yaml"] == [""]
    run(["check", "out.yaml", "--format", "github"])
    assert capsys.readouterr().out.startswith("::notice file=out.yaml,title=left out::c1 does not tell ")


def test_what_is_too_large_for_the_machine_is_a_failure_of_its_file_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    real = case.open_case

    def opened(path: str, *asked: Any) -> Any:
        if path == "desk/a.yaml":
            raise MemoryError
        return real(path, *asked)

    monkeypatch.setattr(case, "open_case", opened)
    assert run(["score", "desk/a.yaml", "desk/c.yaml"]) == 3
    told = capsys.readouterr()
    assert "67 %  desk/c.yaml" in told.out
    assert "desk/a.yaml: error[JSS998]" in told.err


def break_on(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a mistake of ours happen when a file is opened."""
    real = case.open_case

    def opened(path: str, *asked: Any) -> Any:
        if path == file:
            raise ZeroDivisionError("client Bob")
        return real(path, *asked)

    monkeypatch.setattr(case, "open_case", opened)


@pytest.mark.parametrize("command", [*COMMANDS, "triage"])
@pytest.mark.parametrize("format_name", ["terminal", "json", "jsonl", "csv"])
def test_a_bug_of_ours_in_one_file_is_a_row_of_it_and_the_others_are_answered(
    command: str, format_name: str, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    break_on("desk/a.yaml", monkeypatch)
    arguments = [command, "desk/a.yaml", "desk/b.yaml", "desk/c.yaml", "--format", format_name]
    assert exit_code_of(arguments) == 70
    told = capsys.readouterr()
    assert "desk/a.yaml: error[JSS999]: this is a bug in jss, not in your file: ZeroDivisionError" in told.err
    assert "desk/b.yaml:2:5: error[JSS911]" in told.err
    assert told.err.splitlines()[-1].endswith(f"jss {' '.join(arguments)}")
    assert "JSS999" in told.out
    assert command == "check" or "small_job" in told.out or "desk/c.yaml" in told.out
    assert "Bob" not in told.out + told.err


@pytest.mark.parametrize("format_name", ["json", "jsonl"])
def test_an_answer_that_cannot_be_written_is_that_of_one_file_alone(
    format_name: str, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    real = json_format._keyed

    def broken(value: Any) -> Any:
        if getattr(value, "file", "") == "desk/c.yaml" and hasattr(value, "policy"):
            raise ZeroDivisionError("client Bob")
        return real(value)

    monkeypatch.setattr(json_format, "_keyed", broken)
    assert exit_code_of(["score", "desk/a.yaml", "desk/c.yaml", "--format", format_name]) == 70
    told = capsys.readouterr()
    assert "desk/c.yaml: error[JSS999]: this is a bug in jss, not in your file: ZeroDivisionError" in told.err
    assert '"desk/a.yaml"' in told.out
    assert "JSS999" in told.out


@pytest.mark.parametrize("format_name", ["terminal", "json", "html", "md"])
def test_answers_that_go_to_one_place_are_written_down_once(
    format_name: str, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    module = import_module(f"jss_cli.formats.{format_name}")
    with mock.patch.object(module, "render", wraps=module.render) as render:
        assert run(["score", "desk", "--format", format_name]) == 3
    assert render.call_count == 1
    assert "75" in capsys.readouterr().out


def test_a_bug_of_ours_in_one_file_of_a_folder_of_answers_is_its_own(
    monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    break_on("desk/a.yaml", monkeypatch)
    assert exit_code_of(["explain", "desk/a.yaml", "desk/c.yaml", "-o", "out/"]) == 70
    assert [path.name for path in Path("out").iterdir()] == ["c.txt"]
    assert "wrote 1 of 2 answers" in capsys.readouterr().err


def test_the_traceback_of_a_bug_is_shown_where_it_is_asked_for(monkeypatch: pytest.MonkeyPatch, capsys: Told) -> None:
    break_on("desk/a.yaml", monkeypatch)
    monkeypatch.setenv("JSS_DEBUG", "1")
    assert exit_code_of(["score", "desk/a.yaml", "desk/c.yaml"]) == 70
    assert "ZeroDivisionError: client Bob" in capsys.readouterr().err


def test_a_bug_of_ours_about_a_single_file_is_told_to_a_program_too(
    monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    break_on("desk/a.yaml", monkeypatch)
    assert exit_code_of(["score", "desk/a.yaml", "--json"]) == 70
    (fault,) = json.loads(capsys.readouterr().out)["error"]
    assert (fault["code"], fault["file"]) == ("JSS999", "desk/a.yaml")


EXPORT = Path("desk/messages.csv")


@pytest.mark.parametrize("command", [*COMMANDS, "triage"])
def test_an_export_among_histories_is_told_as_one(command: str, capsys: Told) -> None:
    EXPORT.write_text("Date,Ref ID,Type,Description,Agency,Freelancer,Team,Account Name,PO,Amount\n", "utf-8")
    assert run([command, "desk/a.yaml", str(EXPORT)]) == 3
    assert "this is a transaction history of the marketplace" in capsys.readouterr().err


def test_so_is_one_in_place_of_a_history_even_in_the_full_screen() -> None:
    EXPORT.write_text("Date,Ref ID,Type,Description,Agency,Freelancer,Team,Account Name,PO,Amount\n", "utf-8")
    with pytest.raises(InputError, match="this is a transaction history"):
        run(["explore", str(EXPORT)])


def test_a_mistake_in_what_is_asked_is_one_for_all() -> None:
    with pytest.raises(UsageError):
        run(["reply", "desk/a.yaml", "desk/c.yaml", "--template", "-", "-"])


def test_pages_of_a_folder_are_told_by_their_numbers_and_a_second_run_writes_none(capsys: Told) -> None:
    Path("desk/old/a.csv").unlink()
    Path("desk/b.yaml").unlink()
    for code, names, written in ((0, "12", "wrote 2 of 2"), (4, "", "wrote 0 of 2")):
        assert run(["page", "desk", "-o", "pages/"]) == code
        told = capsys.readouterr().err
        first, second = [f"{name}.html" for name in names] or ["no page written"] * 2
        assert f"{first}  desk/a.yaml\n{second}  desk/c.yaml\n" in told
        assert written in told
    assert sorted(path.name for path in Path("pages").iterdir()) == ["1.html", "2.html", "index.html"]


def test_a_page_for_oneself_needs_no_score_that_was_seen() -> None:
    assert run(["init", "-o", "own.yaml"]) == 0
    assert run(["page", "own.yaml", "--mine", "-o", "own.html"]) == 0
    assert Path("own.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_a_page_goes_to_no_name_that_is_neither_a_page_nor_a_folder() -> None:
    with pytest.raises(UsageError) as caught:
        run(["page", "desk/a.yaml", "-o", "report"])
    assert caught.value.faults[0].hint == "write report.html for a page, or pages/ for a folder of them"


def test_pages_of_several_files_are_not_put_into_one() -> None:
    with pytest.raises(UsageError, match=r'"two\.html" is one page, and 2 are asked for') as caught:
        run(["page", "desk/a.yaml", "desk/c.yaml", "-o", "two.html"])
    assert caught.value.faults[0].hint == "write pages/ for a folder with a page for each, and an index"
    assert run(["page", "desk/a.yaml", "desk/c.yaml", "-o", "two/"]) == 0
    assert sorted(path.name for path in Path("two").iterdir()) == ["1.html", "2.html", "index.html"]
