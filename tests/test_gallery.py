"""The error gallery: every bad input ends as written down, and every code has a case.

A file of tests/bad stands beside what is expected of it (exit code, then all of standard error) and begins with the
number of its row in the list of bad inputs; policies are in a folder of their own; what no file can be is generated or
spoken to a shell. What needs no shell is run within the tests, and by the installed command every sixteenth of it; the
slow lane adds every fourth, and what is generated.
ROWS names the tests that hold what none of these can. After a look at what changed:
pytest tests/test_gallery.py --update-golden
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from bad.commands import COMMANDS, Spoken, furnish
from bad.generated import SPECIAL
from conftest import ROOT

from jss_cli.errors import JssError
from jss_cli.files.histories.source import read_document
from jss_cli.files.history import load, load_history
from jss_cli.files.reading import Reading
from jss_cli.shell import running
from jss_cli.shell.complaints import described

BAD = Path(__file__).parent / "bad"
FILES = sorted(path.name for path in BAD.iterdir() if path.suffix in {".yaml", ".csv"})
POLICIES = sorted(path.name for path in (BAD / "policies").glob("*.yaml"))
CATALOGUE = ROOT / "jss_cli" / "errors.yaml"
BIN = Path(sys.executable).parent
ENVIRONMENT = {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
ASKED = ("check", "explain", "score", "timeline")  # of the files in turn: all commands read alike
CODE = re.compile(r"JSS[89]\d\d")
WARNED = (
    (
        "005-no-contracts-yet.yaml",
        "JSS918",
        "",
        "there are no contracts yet",
        "`jss init --sample nine_jobs_75` writes some to try",
    ),
    (
        "037-number-sign-in-a-title.yaml",
        "JSS919",
        "7:22",
        "read as a comment: #2",
        "put quotes round the whole text",
    ),
    (
        "055-later-than-as-of.yaml",
        "JSS946",
        "7:12",
        "contract c1: it ended after 2024-12-31",
        "it is not counted yet",
    ),
    (
        "060-look-alikes.yaml",
        "JSS947",
        "9:13",
        'contract c2: the client "ann" looks like "Ann", which is another',
        "write both the same way if they are the same",
    ),
    (
        "063-overlapping.yaml",
        "JSS948",
        "10:14",
        "contract c2: it started on 2024-03-04, but c1, which it continues, ended on 2024-06-01",
        "check the days of both",
    ),
    (
        "065-stars-while-open.csv",
        "JSS949",
        "4:19",
        "contract c2: it has stars, but did not end",
        "add `ended`; feedback on an open contract is `interim`",
    ),
    (
        "065-stars-while-open.yaml",
        "JSS949",
        "7:23",
        "contract c1: it has stars, but did not end",
        "add `ended`; feedback on an open contract is `interim`",
    ),
    (
        "037-number-sign-in-a-line-of-fields.yaml",
        "JSS919",
        "3:61",
        "read as a comment: #2",
        "put quotes round the whole text",
    ),
    (
        "060-letters-of-another-script.yaml",
        "JSS947",
        "5:10",
        'contract а: the id "а" looks like "a", which is another',
        "write both the same way if they are the same",
    ),
    (
        "072-payments-outside.yaml",
        "JSS938",
        "8:15",
        "contract c1: payments on 2001-01-01, and it ran from 2024-01-08 to 2024-02-20",
        "check the days of both",
    ),
    (
        "072-paid-for-a-century.csv",
        "JSS938",
        "3:30",
        "contract c1: paid in 1200 months, and it ran in 2",
        "check the days of both",
    ),
    (
        "072-another-marketplace.yaml",
        "JSS939",
        "2:11",
        'the platform is "fiverr", and the rules that are shipped are those of Upwork',
        "give the rules of yours with --policy, if they are known",
    ),
)
ELSEWHERE = {
    "JSS800": "an export: tests/imports/test_ledger.py",
    "JSS801": "an export: tests/imports/test_columns.py",
    "JSS802": "an export: tests/imports/sources/test_earnings_report.py",
    "JSS803": "an export: tests/imports/sources/test_transactions_by_ref.py",
    "JSS804": "an export: tests/imports/sources/test_graphql.py",
    "JSS822": "of what is imported: tests/imports/sources/test_pasted.py",
    "JSS823": "of what is imported: tests/imports/sources/test_pasted.py",
    "JSS824": "of what is imported: tests/imports/test_sheet_map.py",
    "JSS825": "of what is imported: tests/imports/test_headings.py",
    "JSS826": "of what is imported: tests/imports/test_sheet.py",
    "JSS827": "of what is imported: tests/files/test_workbook.py",
    "JSS828": "of what is imported: tests/imports/sources/test_profile_page.py",
    "JSS830": "of what is imported: tests/imports/join/test_joining.py",
    "JSS831": "of what is imported: tests/imports/test_recognizing.py",
    "JSS832": "of what is imported: tests/commands/test_import.py",
    "JSS833": "of what is imported: tests/imports/join/test_joining.py",
    "JSS834": "of what is imported: tests/imports/join/test_keys.py",
    **dict.fromkeys(("JSS840", "JSS843", "JSS844", "JSS845"), "of a batch: tests/commands/test_batch.py"),
    "JSS841": "of a batch: tests/batch/test_columns.py",
    "JSS842": "of a batch: tests/batch/test_tables.py",
    "JSS847": "of a batch: tests/batch/test_beside.py",
    "JSS848": "of a batch: tests/batch/sql/test_query.py",
    "JSS849": "of a batch: tests/commands/test_batch.py",
    "JSS846": "of a table: tests/files/test_freelancer.py",
    "JSS850": "a full screen: tests/explore/test_opening.py",
    "JSS915": "a finding, not an error: tests/commands/test_check.py",
    "JSS936": "takes a history too large to count: tests/explaining/test_sampling.py",
}
ROWS = {
    12: "files/test_output.py::test_of_two_that_write_at_once_the_second_is_told",
    74: "test_hostile.py::test_no_format_lets_a_terminal_obey_what_a_file_says",
    75: "test_hostile.py::test_no_line_is_wider_than_the_screen_whatever_the_names",
    76: "files/histories/writers/test_csv.py::test_no_cell_of_the_csv_begins_like_a_formula",
    77: "test_hostile.py::test_no_format_lets_a_terminal_obey_what_a_file_says",
    78: "formats/test_formats.py::test_markdown_shows_text_letter_by_letter_on_one_row",
    80: "files/test_output.py::test_a_failure_at_any_step_leaves_the_old_file_and_nothing_else",
    81: "test_main.py::test_a_reader_that_goes_away_ends_the_program_without_a_word",
    82: "test_main.py::test_a_signal_ends_the_program_with_its_code_and_no_half_file",
    86: "test_main.py::test_the_answer_is_the_same_whatever_the_hash_seed_the_time_zone_and_the_locale",
}


@dataclass(frozen=True)
class Case:
    """A command line for bash, and how it ends: what standard error begins with, or all of it; `told` keeps both."""

    command: str
    folder: Path
    exit: int
    says: str
    told: Path | None = None


@dataclass(frozen=True)
class Ended:
    """How it did end."""

    case: Case
    exit: int
    out: str
    err: str

    def complaints(self) -> Iterator[str]:
        """What is not as it must be."""
        case = self.case
        if self.exit != case.exit:
            yield f"exit {self.exit}, not {case.exit}"
        if self.err != case.says if case.told or not case.says else not self.err.startswith(case.says):
            yield f"says\n{self.err}\nnot\n{case.says}"
        if case.exit > 1 and self.out:
            yield "prints something although it fails"
        if "Traceback" in self.err or "Exception ignored" in self.err:
            yield "shows a traceback"
        if len(re.findall(r"error\[JSS\d", self.err)) != self.err.count("\n  hint: ") and "\nand " not in self.err:
            yield "tells something without a hint"
        if not self.err.replace("\n", "").isprintable():
            yield "lets a terminal obey"


def run(case: Case) -> Ended:
    done = subprocess.run(
        ["bash", "-c", case.command], cwd=case.folder, env=ENVIRONMENT, capture_output=True, check=False
    )
    return Ended(case, done.returncode, done.stdout.decode(), done.stderr.decode())


def beside(command: str, path: Path) -> Case:
    """A file with what is expected of it beside it."""
    told = path.with_name(f"{path.name}.expect")
    code, _, says = told.read_text(encoding="utf-8").partition("\n")
    return Case(f"{command} {path.name}", path.parent, int(code), says, told)


def written(folder: Path) -> dict[str, Case]:
    """The files of the gallery by name; what is generated is made in a folder."""
    told = [beside(f"jss {ASKED[place % len(ASKED)]}", BAD / name) for place, name in enumerate(FILES)]
    told += [beside("jss policy", BAD / "policies" / name) for name in POLICIES]
    for name, (make, says) in SPECIAL.items():
        make(folder / name)
        told.append(Case(f"jss check {name}", folder, 3, name + (says if says.startswith(":") else f": {says}")))
    return {case.command.split()[-1]: case for case in told}


WRITTEN = (*FILES, *POLICIES, *SPECIAL)
PLAIN = tuple(one for one in COMMANDS if re.fullmatch(r"jss [\w ./:=-]+", one.command))
OFTEN = WRITTEN[1::16]
LARGE = "038-a-contract-too-many.csv"  # a hundred thousand rows


def slow(of: Iterable[str], names: Iterable[str]) -> list[Any]:
    """The names; those of the slow lane are marked."""
    return [pytest.param(name, marks=pytest.mark.slow if name in names else ()) for name in of]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("gallery")
    made.chmod(0o755)
    furnish(made)
    return made


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Case]:
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(made := tmp_path_factory.mktemp("generated"))
        return written(made)


def checked(ended: Ended) -> None:
    wrong = [f"{ended.case.command}: {complaint}" for complaint in ended.complaints()]
    assert not wrong, "\n".join(wrong)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[[Case], Ended]:
    """Runs a command line within the test."""

    def ended(case: Case) -> Ended:
        monkeypatch.chdir(case.folder)
        monkeypatch.setattr(running, "_discard", lambda stream: None)
        code = running.exit_code_of(shlex.split(case.command)[1:])
        return Ended(case, code, *capsys.readouterr())

    return ended


@pytest.mark.parametrize("name", slow(WRITTEN, {LARGE}))
def test_every_file_ends_as_it_must(
    name: str, gallery: dict[str, Case], here: Callable[[Case], Ended], request: pytest.FixtureRequest
) -> None:
    ended = here(case := gallery[name])
    if case.told and request.config.getoption("--update-golden"):
        case.told.write_text(f"{ended.exit}\n{ended.err}", encoding="utf-8", newline="")
        return
    checked(ended)


def nothing_changed(folder: Path) -> bool:
    return not list(folder.glob("*new*")) and (folder / "mine.txt").read_text() == "old"


@pytest.mark.skipif(sys.platform == "win32", reason="spoken to a POSIX shell")
@pytest.mark.parametrize(
    "spoken",
    [
        pytest.param(one, marks=pytest.mark.slow if one in PLAIN else (), id=one.command)
        for one in COMMANDS
        if one not in PLAIN or one in PLAIN[::4]
    ],
)
def test_every_command_line_ends_as_it_must(spoken: Spoken, folder: Path) -> None:
    checked(run(Case(spoken.command, folder, spoken.exit, spoken.says)))
    assert nothing_changed(folder)


@pytest.mark.parametrize("spoken", PLAIN, ids=lambda spoken: spoken.command)
def test_every_command_line_that_needs_no_shell_ends_as_it_must(
    spoken: Spoken, folder: Path, here: Callable[[Case], Ended]
) -> None:
    checked(here(Case(spoken.command, folder, spoken.exit, spoken.says)))
    assert nothing_changed(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="spoken to a POSIX shell")
@pytest.mark.parametrize("name", slow(sorted({*OFTEN, *SPECIAL, *WRITTEN[3::4]} - {LARGE}), {*WRITTEN} - {*OFTEN}))
def test_the_installed_command_ends_on_a_file_as_it_does_within_the_tests(name: str, gallery: dict[str, Case]) -> None:
    checked(run(gallery[name]))


@pytest.mark.parametrize("name", FILES)
def test_every_fault_is_told_whole_with_a_hint_and_a_place_inside_its_file(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(BAD)
    told = ""
    try:
        load_history(name)
    except JssError as error:
        told = f"{described(error)}\n"
        for fault in error.faults:
            assert fault.hint
            assert fault.file == name
            assert fault.position is not None or fault.code == "JSS910"
            if fault.position:
                assert 1 <= fault.position.column <= len(fault.excerpt) + 1
    code, _, says = (BAD / f"{name}.expect").read_text(encoding="utf-8").partition("\n")
    assert told == (says if int(code) else "")


@pytest.mark.parametrize(("name", "code", "place", "message", "hint"), WARNED)
def test_what_is_odd_is_a_warning_with_a_place(name: str, code: str, place: str, message: str, hint: str) -> None:
    (warning,) = load(read_document(str(BAD / name), Reading())).warnings
    at = f"{warning.position.line}:{warning.position.column}" if warning.position else ""
    assert (warning.code, at, warning.message, warning.hint) == (code, place, message, hint)


def test_every_code_has_a_case_and_every_case_a_code() -> None:
    expected = "".join(path.read_text(encoding="utf-8") for path in BAD.rglob("*.expect"))
    spoken = " ".join([*(one.says for one in COMMANDS), *(says for _, says in SPECIAL.values())])
    shown = set(re.findall(r"error\[(JSS\d+)\]", expected + spoken)) | {code for _, code, *_ in WARNED} | set(ELSEWHERE)
    listed = {entry["code"] for entry in yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))}
    assert all(map(CODE.fullmatch, listed))
    assert sorted(listed ^ shown) == []


def test_every_row_of_the_list_of_bad_inputs_has_a_case() -> None:
    rows = {int(name[:3]) for name in (*FILES, *SPECIAL)} | {one.row for one in COMMANDS} | ROWS.keys()
    assert sorted(set(range(1, 87)) - rows) == []
    for test in ROWS.values():
        file, _, name = test.partition("::")
        assert f"def {name}(" in (ROOT / "tests" / file).read_text(encoding="utf-8"), test


def test_there_is_no_expectation_without_a_file() -> None:
    assert {path.stem for path in BAD.glob("*.expect")} == set(FILES)
    assert {path.stem for path in (BAD / "policies").glob("*.expect")} == set(POLICIES)
