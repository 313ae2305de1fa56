"""A file of another program where a history is expected: what it is, and the command that reads it."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from jss_cli.errors import Fault, InputError

SHEETS = ("spreadsheet", "workbook")
NO_HISTORY = ("JSS963", "JSS988")  # no field of a history is named; not even a text
NO_COLUMN = "JSS911"
TOO_MANY = "JSS981"  # contracts, each of which is sound so far
UNREAD = ("JSS980", "JSS984", "JSS985", "JSS986", "JSS987", "JSS989")


@contextmanager
def expecting_histories(files: Iterable[str]) -> Iterator[None]:
    """Where histories are read: what is wrong with a file that is none at all is said as that. Raises InputError."""
    try:
        yield
    except InputError as error:
        raise _told_as_exports(error, files) from error.__cause__


def _told_as_exports(error: InputError, files: Iterable[str]) -> InputError:
    """The same failure, where what is wrong with some of the files is that they are no histories at all."""
    if not (told := {file: fault for file in dict.fromkeys(files) if (fault := _told(file, error.faults))}):
        return error
    return InputError(*told.values(), *(fault for fault in error.faults if fault.file not in told))


def _told(file: str, faults: Iterable[Fault]) -> Fault | None:
    """What a faulty file is, if it is one that `import` reads; a sheet that names what a history does is a history."""
    own = [fault for fault in faults if fault.file == file and fault.code != TOO_MANY]
    if not own or any(fault.code in UNREAD for fault in own):
        return None
    from jss_cli.files.reading import Reading  # noqa: PLC0415 - most histories are sound
    from jss_cli.imports.recognizing import export_words  # noqa: PLC0415
    from jss_cli.imports.source import Wish  # noqa: PLC0415

    kind, title = export_words(file, Wish(Reading())) or ("", "")
    if not title or (kind in SHEETS and not any(map(_names_nothing, own))):
        return None
    message = f"this is {title}{'' if kind in SHEETS else ' of the marketplace'}, not a history"
    return Fault("JSS832", message, f"jss import {shlex.quote(file)} -o history.yaml", file)


def _names_nothing(fault: Fault) -> bool:
    is_header = fault.code == NO_COLUMN and fault.position is not None and fault.position.line == 1
    return is_header or fault.code in NO_HISTORY
