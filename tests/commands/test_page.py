from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copy
from unittest import mock

import pytest
from conftest import ROOT

from jss_cli.errors import OutputError, UsageError
from jss_cli.options.writing import PICTURED
from jss_cli.shell.cli import run

SAMPLES = ROOT / "sample_histories"


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two tickets, one of them with a name that could be taken for something else."""
    (tmp_path / "desk").mkdir()
    copy(SAMPLES / "nine_jobs_75.yaml", tmp_path / "desk" / "index.yaml")
    copy(SAMPLES / "small_job_67.yaml", tmp_path / "desk" / "javascript:alert(1).yaml")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def browser() -> Iterator[mock.Mock]:
    with mock.patch("webbrowser.open", return_value=True) as opened:
        yield opened


def links(page: str) -> list[str]:
    return re.findall(r'<a href="([^"#]*)"', Path(page).read_text("utf-8"))


def test_a_folder_gets_a_numbered_page_for_each_and_an_index_that_leads_to_them() -> None:
    assert run(["page", "desk", "-o", "pages/"]) == 0
    assert sorted(path.name for path in Path("pages").iterdir()) == ["1.html", "2.html", "index.html"]
    assert links("pages/index.html") == ["1.html", "2.html"]
    text = "".join(path.read_text("utf-8") for path in Path("pages").iterdir())
    assert not re.search(r"javascript|desk|\.yaml", text)


def test_pages_for_oneself_bear_the_names_of_their_files_and_none_takes_the_place_of_the_index() -> None:
    assert run(["page", "desk", "--mine", "-o", "pages/"]) == 0
    assert links("pages/index.html") == ["index_.html", "javascript%3Aalert%281%29.html"]
    assert Path("pages/index_.html").is_file()


def test_a_broken_file_has_no_page_and_the_others_are_in_the_index(capsys: pytest.CaptureFixture[str]) -> None:
    Path("desk/a.yaml").write_text("contracts: 3", "utf-8")
    assert run(["page", "desk", "-o", "pages/"]) == 3
    assert links("pages/index.html") == ["2.html", "3.html"]
    told = capsys.readouterr().err
    assert "no page written  desk/a.yaml\n2.html  " in told
    assert "wrote 2 of 3 answers" in told
    row = re.findall("<tr.*?</tr>", Path("pages/index.html").read_text("utf-8"))[1]
    assert re.sub("(<.*?>)+", " ", row).split() == ["1", "no", "page", "JSS913", "in", "line", "1"]


def test_an_index_for_oneself_says_what_is_wrong_with_a_file_and_one_to_be_shared_quotes_none() -> None:
    broken = (SAMPLES / "nine_jobs_75.yaml").read_text("utf-8").replace("earned: 120", "earned: Zebra")
    Path("desk/a.yaml").write_text(broken, "utf-8")
    run(["page", "desk", "-o", "pages/"])
    run(["page", "desk", "--mine", "-o", "own/"])
    shared, own = (Path(f"{folder}/index.html").read_text("utf-8") for folder in ("pages", "own"))
    assert ("Zebra" in shared, "Zebra" in own) == (False, True)
    assert ("Do not send it" in shared, "Do not send it" in own) == (False, True)


def test_what_was_written_is_shown_where_that_is_asked_for(browser: mock.Mock) -> None:
    run(["page", "desk/index.yaml", "-o", "report.html", "--open"])
    assert browser.call_args.args == (Path("report.html").resolve().as_uri(),)
    run(["page", "desk", "-o", "pages/", "--open"])
    assert browser.call_args.args == (Path("pages/index.html").resolve().as_uri(),)


def test_where_no_browser_can_be_opened_the_file_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with mock.patch("webbrowser.open", return_value=False):
        assert run(["page", "desk/index.yaml", "-o", "report.html", "--open"]) == 0
    assert "no browser can be opened here: open report.html" in capsys.readouterr().err


def test_nothing_is_shown_that_goes_to_no_file() -> None:
    with pytest.raises(UsageError, match="--open shows a file"):
        run(["page", "desk/index.yaml", "--open"])


def test_a_page_that_exists_is_not_replaced_unasked() -> None:
    Path("report.html").write_text("mine", "utf-8")
    with pytest.raises(OutputError):
        run(["page", "desk/index.yaml", "-o", "report.html"])
    assert Path("report.html").read_text("utf-8") == "mine"


def test_a_folder_that_cannot_be_written_is_told() -> None:
    Path("pages").write_text("a file", "utf-8")
    with pytest.raises(OutputError):
        run(["page", "desk", "-o", "pages/"])


def test_what_the_environment_decided_is_said_beside_a_page_to_be_shared_and_not_on_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copy(ROOT / "jss_cli" / "policies" / "upwork-2016.yaml", "mine.yaml")
    monkeypatch.setenv("JSS_POLICY", "mine.yaml")
    run(["page", "desk/index.yaml"])
    told = capsys.readouterr()
    assert "mine.yaml" not in told.out
    assert "decided by JSS_POLICY" in told.err
    run(["score", "desk/index.yaml"])
    assert "mine.yaml" in capsys.readouterr().out


def test_a_suffix_that_is_not_known_is_refused_with_those_that_people_write() -> None:
    with pytest.raises(UsageError) as refused:
        run(["page", "desk/index.yaml", "-o", "report.foo"])
    hint = refused.value.faults[0].hint
    assert ".html" in hint
    assert not re.search(r"\.(?:terminal|github|plain)\b", hint)


@pytest.mark.parametrize(("command", "has"), [("check", ""), ("page", ".png .svg"), ("timeline", ".ics .png .svg")])
def test_what_a_command_lists_is_what_it_can_write(command: str, has: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UsageError) as refused:
        run([command, "desk/index.yaml", "-o", "report.foo"])
    told = refused.value.faults[0].hint.removesuffix("; or say which --format is meant")
    common = ".csv .html .json .jsonl .markdown .md .txt"
    assert set(told.removeprefix("the suffixes are ").split(", ")) == {*common.split(), *has.split()}
    run([command, "-h"])
    offered = re.findall(r"--format (\w+\|[\w|]+)", capsys.readouterr().out)[-1].split("|")
    assert {*offered} & {"ics", "png", "svg"} == {name[1:] for name in has.split()}


def test_the_commands_that_are_said_to_have_pictures_are_those_that_offer_them() -> None:
    with pytest.raises(UsageError) as refused:
        run(["score", "desk/index.yaml", "-o", "score.svg"])
    told = refused.value.faults[0].hint.partition(" have ")[0].replace(" and ", ", ").replace("-", "_")
    assert sorted(told.split(", ")) == sorted(PICTURED)


@pytest.mark.parametrize("name", [".html", "pages/.HTML", ".parquet", ".yml"])
def test_a_suffix_without_a_name_is_no_file(name: str) -> None:
    with pytest.raises(UsageError, match="is a suffix without a name") as refused:
        run(["explain", "desk/index.yaml", "-o", name])
    assert refused.value.faults[0].hint == f"write one before it: {name.replace('.', 'my.')}"
