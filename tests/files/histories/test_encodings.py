from __future__ import annotations

import pytest

from jss_cli.errors import UsageError
from jss_cli.files.histories.encodings import ENCODINGS, known_encoding


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
