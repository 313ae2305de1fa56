from __future__ import annotations

import io
import os
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from jss_cli.errors import InputError, Position, UsageError
from jss_cli.files.histories.source import ENCODINGS, known_encoding, read_document
from jss_cli.files.reading import Reading

TEXT = "id,client,started\nc1,José,2024-01-08\n"


def refused(source: Path | str, reading: Reading = Reading()) -> tuple[str, str, str]:  # it is frozen
    with pytest.raises(InputError) as caught:
        read_document(str(source), reading)
    fault = caught.value.faults[0]
    return fault.code, fault.message, fault.hint


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_utf_with_or_without_a_mark_is_read(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "h.csv").write_bytes(TEXT.encode(encoding))
    assert read_document(str(tmp_path / "h.csv"), Reading()).text == TEXT


@pytest.mark.parametrize(
    ("encoding", "name"), [("cp1252", "cp1252"), ("cp1252", "windows-1252"), ("utf-16-le", "utf-16-le")]
)
def test_other_encodings_are_read_when_they_are_named(tmp_path: Path, encoding: str, name: str) -> None:
    (tmp_path / "h.csv").write_bytes(TEXT.encode(encoding))
    assert read_document(str(tmp_path / "h.csv"), Reading(encoding=name)).text == TEXT


def test_the_first_byte_that_is_not_text_is_shown(tmp_path: Path) -> None:
    (tmp_path / "h.csv").write_bytes(TEXT.encode("cp1252"))
    with pytest.raises(InputError) as caught:
        read_document(str(tmp_path / "h.csv"), Reading())
    fault = caught.value.faults[0]
    assert (fault.position, fault.excerpt) == (Position(2, 7), "c1,José,2024-01-08")
    assert "0xE9" in fault.message
    assert "--encoding cp1252" in fault.hint


def test_a_byte_that_no_encoding_has_leaves_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "h.csv").write_bytes(b"\x81\x8d")
    assert refused(tmp_path / "h.csv", Reading(encoding="cp1252"))[0] == "JSS960"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_becomes_one(tmp_path: Path, end: str) -> None:
    (tmp_path / "h.csv").write_bytes(TEXT.replace("\n", end).encode())
    assert read_document(str(tmp_path / "h.csv"), Reading()).text == TEXT


@pytest.mark.parametrize("control", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\x9b", "\uffff"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_control_characters_are_refused_in_every_encoding(tmp_path: Path, control: str, encoding: str) -> None:
    (tmp_path / "h.csv").write_bytes(f"{TEXT}c2,A{control}\n".encode(encoding))
    with pytest.raises(InputError) as caught:
        read_document(str(tmp_path / "h.csv"), Reading())
    assert (caught.value.faults[0].code, caught.value.faults[0].position) == ("JSS961", Position(3, 5))


def test_a_missing_file_names_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "history.yaml").touch()
    code, message, hint = refused(tmp_path / "histroy.yaml")
    assert (code, message) == ("JSS984", f"no such file: {tmp_path / 'histroy.yaml'}")
    assert hint == f'did you mean "{tmp_path / "history.yaml"}"?'


@pytest.mark.parametrize("name", ["nowhere/h.yaml", "a\0b", "x" * 5000, "h.csv/h.csv"])
def test_impossible_names_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "h.csv").touch()
    assert refused(f"{tmp_path}/{name}")[0].startswith("JSS98")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="only a user who is not root lacks rights")
def test_a_file_without_the_right_to_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "h.csv").touch(mode=0)
    assert refused(tmp_path / "h.csv")[0] == "JSS986"


def test_a_missing_right_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", denied)
    assert refused(tmp_path / "h.csv")[0] == "JSS986"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX devices")
@pytest.mark.parametrize("name", ["/dev/zero", "/dev/null", "/proc/self/mem"])
def test_devices_are_refused(name: str) -> None:
    assert refused(name)[0] == "JSS987"


def test_standard_input_is_read_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    document = read_document("-", Reading())
    assert (document.file, document.text) == ("<stdin>", TEXT)


def test_a_closed_standard_input_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert refused("-")[:2] == ("JSS989", "standard input is closed")


def test_the_limit_is_exact(tmp_path: Path) -> None:
    (tmp_path / "h.csv").write_text("x" * 100)
    assert read_document(str(tmp_path / "h.csv"), Reading(max_bytes=100)).text == "x" * 100
    assert refused(tmp_path / "h.csv", Reading(max_bytes=99))[:2] == ("JSS980", "larger than 99 bytes")


def test_a_file_that_changes_meanwhile_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "h.csv"
    path.write_text(TEXT)
    opened: list[str] = []
    real_open = os.open

    def noted(name: str, flags: int) -> int:
        opened.append(name)
        return real_open(name, flags)

    monkeypatch.setattr(os, "open", noted)
    document = read_document(str(path), Reading())
    path.write_text("")
    assert opened == [str(path)]
    assert document.digest == sha256(TEXT.encode()).hexdigest()


def test_the_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "h.csv").write_bytes(b"\xef\xbb\xbfid\r\n")
    assert read_document(str(tmp_path / "h.csv"), Reading()).digest == (
        "6d1b5f4ce658133698ea03003938786c795969423ac936c315e18f3c97d73c0c"
    )


def test_standard_input_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"- {id: c1}")))
    assert read_document("-", Reading()).text == "- {id: c1}"
    with pytest.raises(UsageError, match="standard input can be read once"):
        read_document("-", Reading())


def test_an_empty_name_is_told_with_what_to_write() -> None:
    with pytest.raises(InputError) as caught:
        read_document("", Reading())
    (fault,) = caught.value.faults
    assert (fault.code, fault.message) == ("JSS984", 'no file has an empty name: ""')
    assert fault.hint == "write the name of a file, such as history.yaml, or - for standard input"


@pytest.mark.parametrize("name", [*ENCODINGS, "UTF8", "latin1", "windows-1252", "Shift-JIS"])
def test_an_encoding_goes_by_any_of_its_names_and_holds_what_a_history_is_made_of(name: str) -> None:
    text = "id,client\nc1,A-1.5:{}\n"
    assert text.encode(known_encoding(name)).decode(known_encoding(name)) == text


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("utf-9", 'did you mean "utf-8"?'),
        ("cp125", 'did you mean "cp125'),
        ("rot13", "known are utf-8, utf-16,"),
        ("base64", "known are"),
        ("idna", "known are"),
        ("a\0b", "known are"),
        ("", "known are"),
    ],
)
def test_a_codec_that_no_program_saves_texts_in_is_refused(name: str, hint: str) -> None:
    with pytest.raises(UsageError) as raised:
        known_encoding(name)
    (fault,) = raised.value.faults
    assert fault.code == "JSS968"
    assert fault.hint.startswith(hint)
