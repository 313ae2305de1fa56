from __future__ import annotations

import pytest

from jss_cli.domain.failure import failed_result
from jss_cli.errors import Fault, InputError, Position

FAULT = Fault("JSS921", "earned is not a number", "write 1200.50", "a.yaml", Position(14, 13))


@pytest.mark.parametrize(
    ("faults", "words"),
    [
        ([FAULT], "JSS921: line 14: earned is not a number"),
        ([FAULT, FAULT, FAULT], "JSS921: line 14: earned is not a number (and 2 more)"),
        ([Fault("JSS984", "no such file", "", "a.yaml")], "JSS984: no such file"),
        ([], "see the error"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(faults: list[Fault], words: str) -> None:
    assert failed_result("a.yaml", InputError(*faults)).words == words


def test_every_fault_has_its_place_its_message_and_what_to_do() -> None:
    (found,) = failed_result("a.yaml", InputError(FAULT)).error
    assert (found.code, found.file, found.line, found.column) == ("JSS921", "a.yaml", 14, 13)
    assert (found.message, found.hint) == ("earned is not a number", "write 1200.50")
