from __future__ import annotations

import io
import sys

import pytest

from jss_cli.errors import InputError, Position
from jss_cli.files.person import Speaker, speaker


def speaks(data: bytes) -> Speaker:
    return Speaker(io.BytesIO(data))


def test_answers_are_a_line_each_whatever_ends_it(capsys: pytest.CaptureFixture[str]) -> None:
    person = speaks("\ufeffA\r\nBär\n".encode())
    assert [person.ask("Client: ") for _ in range(3)] == ["A", "Bär", None]
    assert capsys.readouterr().err == "Client: A\nClient: Bär\nClient: \n"
    assert person.fault("JSS900", "", "").position == Position(3, 1)


def test_what_a_terminal_shows_of_an_answer_is_not_said_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"A\n")))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    person = Speaker()
    assert (person.ask("Client: "), person.ask("Title: ")) == ("A", None)
    assert capsys.readouterr().err == "Client: Title: \n"


def test_a_paste_goes_to_a_line_with_a_dot_alone() -> None:
    person = speaks(b"F. E.\n\n86%\n . \nA\n")
    assert person.paste(str(person.ask("Paste: "))) == "F. E.\n\n86%\n"
    assert person.ask("Client: ") == "A"


def test_what_is_said_is_shown_and_never_obeyed(capsys: pytest.CaptureFixture[str]) -> None:
    speaks(b"").tell("a\x1b[2J")
    assert capsys.readouterr().err == "a\\u001b[2J\n"


@pytest.mark.parametrize("columns", [80, 40, 20])
def test_what_is_said_and_asked_fits_the_terminal(
    columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    person = speaks(b"A\n")
    person.tell("the order of the lines of such a text is known from pictures only: compare amounts with the page")
    person.ask("[2 of 9] Private answer and reason (9 completed), Enter = not known: ")
    said = capsys.readouterr().err.removesuffix("A\n")
    assert max(map(len, said.splitlines())) <= columns
    assert said.endswith("known: ")
    assert "   " not in said


def test_bytes_that_are_no_text_are_told_with_their_line() -> None:
    with pytest.raises(InputError, match="byte 0xE4") as caught:
        speaks("Bär\n".encode("latin-1")).ask("Client: ")
    assert (caught.value.faults[0].file, caught.value.faults[0].excerpt) == ("<stdin>", "B\ufffdr")


def test_an_endless_line_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jss_cli.files.person.LONGEST", 100)
    with pytest.raises(InputError, match="larger than"):
        speaks(b"x" * 101).ask("Client: ")


def test_closed_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="closed"):
        speaker().ask("Client: ")
