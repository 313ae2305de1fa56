from __future__ import annotations

import sys

import pytest

from jss_cli.errors import InputError, JssError, OutputError
from jss_cli.extras import EXTRAS, library, refuse_without


def test_what_is_installed_is_given() -> None:
    refuse_without("explore")
    assert library("explore", "textual").__name__ == "textual"


@pytest.mark.parametrize("extra", EXTRAS)
def test_what_is_not_installed_is_named_with_the_command_that_installs_it(
    extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed = EXTRAS[extra]
    for name in needed.libraries:
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(OutputError, match=f"needs {' and '.join(needed.libraries)}, which ") as caught:
        refuse_without(extra)
    (fault,) = caught.value.faults
    assert (fault.code, fault.hint) == ("JSS840", f"pip install 'jss-cli[{extra}]'{needed.otherwise}")


@pytest.mark.parametrize(("file", "kind"), [("", OutputError), ("book.xlsx", InputError)])
def test_a_file_that_cannot_be_read_without_it_is_named(
    file: str, kind: type[JssError], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(kind, match="a workbook needs python_calamine, which is not installed") as caught:
        library("xlsx", "python_calamine", file)
    assert caught.value.faults[0].file == file
