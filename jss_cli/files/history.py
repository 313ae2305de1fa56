"""A file or standard input to a history: the fast road first, the careful one for whatever it does not settle."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import History
from jss_cli.domain.vague import taken_by
from jss_cli.errors import Fault, InputError
from jss_cli.files.collector import collector_paused
from jss_cli.files.document import SourceText
from jss_cli.files.histories.building import build_history
from jss_cli.files.histories.converters import Grammar
from jss_cli.files.histories.doubts import doubts
from jss_cli.files.histories.format import HistoryReader, reader_of
from jss_cli.files.histories.mending import Mend
from jss_cli.files.histories.sheet import IrregularError
from jss_cli.files.histories.showing import RefusedError
from jss_cli.files.histories.source import read_document
from jss_cli.files.reading import Reading

SAYS_SOMETHING = re.compile(r"^[ \t]*[^\s#]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A history with what is odd about it, in the order of the file, the SHA-256 of the bytes it was read from, and the
    day of telling."""

    history: History
    warnings: tuple[Fault, ...]
    digest: str
    told_on: date


def load_history(source: str, options: Reading = Reading()) -> History:  # it is frozen
    """The history in a file, or in standard input for "-".

    Raises InputError with every fault of the file in the order of their places.
    """
    return _history_of(read_document(source, options), options)


def load_with_comments(
    document: SourceText, options: Reading, *, fix: bool = False
) -> tuple[History, int, tuple[Mend, ...]]:
    """The history in a text, how many comments stand there, which no history keeps, and, where faults that have one
    reading are to be fixed, what was done to them. Raises InputError with the others."""
    reader = _reader(document, options)
    if not fix:
        return _history_in(reader), reader.comments(), ()
    from jss_cli.files.histories.careful import mended  # noqa: PLC0415 - most files need no mending

    history, mends = mended(reader)
    return history, reader.comments(), mends


def load(document: SourceText, options: Reading = Reading(), as_of: date | None = None) -> Loaded:  # it is frozen
    """The history with its warnings, of which some ask for a day: `as_of`, else the one that the file names. Raises
    InputError."""
    reader = _reader(document, options)
    history = _history_in(reader)
    told_on = history.as_of or date.today()  # noqa: DTZ011 - the local day is meant
    history = taken_by(history, told_on, history.as_of or as_of or told_on)
    found, warnings = tuple(doubts(history, as_of or history.as_of)), [*reader.oddities()]
    if found:
        from jss_cli.files.histories.careful import placed  # noqa: PLC0415 - most files have none

        warnings += placed(found, reader)
    return Loaded(history, tuple(sorted(warnings, key=Fault.in_order)), document.digest, told_on)


def _history_of(document: SourceText, options: Reading) -> History:
    return _history_in(_reader(document, options))


def _reader(document: SourceText, options: Reading) -> HistoryReader:
    """The reader for a text. Raises InputError if nothing is in it."""
    if not SAYS_SOMETHING.search(document.text):
        message = f"no contracts in {document.file}"
        raise InputError(Fault("JSS910", message, "`jss init` writes a first history", document.file))
    return reader_of(document, Grammar(options))


def _history_in(reader: HistoryReader) -> History:
    """What a reader reads, by the fast road if that settles it. Raises InputError."""
    with collector_paused():
        with suppress(IrregularError, RefusedError):
            return build_history(reader.sheet(), reader.grammar)
        from jss_cli.files.histories.careful import inspect  # noqa: PLC0415 - most files have nothing to be told of

        return inspect(reader)
