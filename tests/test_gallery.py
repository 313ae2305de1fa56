"""The error gallery: every file of tests/bad ends as the file beside it says, and every code has a case."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
import yaml
from bad.generated import SPECIAL

from jss_cli.errors import JssError
from jss_cli.faults import described
from jss_cli.files.history import load, load_history
from jss_cli.files.reading import Reading

BAD = Path(__file__).parent / "bad"
CASES = sorted(path.name for path in BAD.iterdir() if path.suffix in {".yaml", ".csv"})
CATALOGUE = Path(__file__).parent.parent / "jss_cli" / "errors.yaml"
OURS = re.compile(r"JSS9(1\d|2\d|3\d|4\d|6\d|7\d|8\d)")
ELSEWHERE = {
    "JSS915": "a finding of jss check, not of reading",
    "JSS935": "asked of jss infer, not read from a file",
    "JSS936": "asked of jss infer, not read from a file",
    "JSS937": "asked of jss infer, not read from a file",
    "JSS968": "an option, below",
    "JSS981": "an option, below",
    "JSS986": "needs a user who is not root, tests/files/test_source.py",
    "JSS989": "a closed standard input, tests/files/test_source.py",
}
WARNED = {
    "JSS918": "005-no-contracts-yet.yaml",
    "JSS919": "037-number-sign-in-a-title.yaml",
    "JSS946": "055-later-than-as-of.yaml",
    "JSS947": "060-look-alikes.yaml",
    "JSS948": "063-overlapping.yaml",
    "JSS949": "065-stars-while-open.yaml",
}


@pytest.fixture(autouse=True)
def in_gallery(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BAD)


def outcome(name: str) -> str:
    """The exit code and the first line on standard error."""
    try:
        load_history(name)
    except JssError as error:
        return f"{error.exit_code}\n{described(error).splitlines()[0]}\n"
    return "0\n"


@pytest.mark.parametrize("name", CASES)
def test_each_file_ends_as_its_neighbour_says(name: str) -> None:
    assert outcome(name) == (BAD / f"{name}.expect").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_every_fault_has_a_hint_and_a_place_inside_its_file(name: str) -> None:
    try:
        load_history(name)
    except JssError as error:
        for fault in error.faults:
            assert fault.hint
            assert fault.file == name
            assert fault.position is not None or fault.code == "JSS910"
            if fault.position:
                assert 1 <= fault.position.column <= len(fault.excerpt) + 1


@pytest.mark.skipif(sys.platform == "win32", reason="made of POSIX files")
@pytest.mark.parametrize("name", SPECIAL)
def test_other_kinds_of_files_are_refused_by_name(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make, code, words = SPECIAL[name]
    make(tmp_path / name)
    with pytest.raises(JssError) as caught:
        load_history(name)
    assert caught.value.exit_code == 3
    assert caught.value.faults[0].code.startswith(code)
    assert words in caught.value.faults[0].message
    assert caught.value.faults[0].hint


@pytest.mark.parametrize(("code", "name"), WARNED.items())
def test_what_is_odd_is_a_warning_with_a_place(code: str, name: str) -> None:
    loaded = load(name)
    assert [warning.code for warning in loaded.warnings] == [code]
    assert loaded.warnings[0].position is not None or code == "JSS918"


def test_more_contracts_than_the_limit_are_refused_where_the_first_of_them_stands() -> None:
    with pytest.raises(JssError) as caught:
        load_history("063-overlapping.yaml", Reading(max_contracts=1))
    fault = caught.value.faults[0]
    assert (fault.code, fault.message, fault.excerpt) == ("JSS981", "more than 1 contracts", "  - id: c2")


def test_an_unknown_encoding_is_a_mistake_of_the_command_line() -> None:
    with pytest.raises(JssError) as caught:
        load_history("005-header-alone.csv", Reading(encoding="cp12522"))
    assert (caught.value.exit_code, caught.value.faults[0].code) == (2, "JSS968")
    assert caught.value.faults[0].hint == 'did you mean "cp1252"?'


def test_every_code_has_a_case_and_every_case_a_code() -> None:
    listed = {entry["code"] for entry in yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))}
    expected = "".join(path.read_text(encoding="utf-8") for path in BAD.glob("*.expect"))
    shown = set(re.findall(r"error\[(JSS\d+)\]", expected)) | {code for _, code, _ in SPECIAL.values()} - {"JSS98"}
    ours = {code for code in listed if OURS.fullmatch(code)}
    assert ours - shown - set(ELSEWHERE) - set(WARNED) == set()
    assert shown - listed == set()


def test_there_is_no_expectation_without_a_file() -> None:
    assert {path.stem for path in BAD.glob("*.expect")} == set(CASES)
