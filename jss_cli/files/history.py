"""A file or standard input to a history: the fast way first, the careful one for whatever it does not settle."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import History
from jss_cli.errors import Fault, InputError
from jss_cli.files.document import Document
from jss_cli.files.histories.building import build_history
from jss_cli.files.histories.careful import contracts_at, in_order, inspect_csv, inspect_yaml
from jss_cli.files.histories.converters import Grammar, RefusedError
from jss_cli.files.histories.csv_layout import looks_like_csv, looks_like_yaml
from jss_cli.files.histories.csv_rows import csv_sheet
from jss_cli.files.histories.doubts import Doubt, cut_off, doubts
from jss_cli.files.histories.sheet import IrregularError
from jss_cli.files.histories.source import read_document
from jss_cli.files.histories.yaml_rows import yaml_sheet
from jss_cli.files.reading import InputFormat, Reading

SUFFIXES: dict[str, InputFormat] = {".csv": "csv", ".tsv": "csv", ".yaml": "yaml", ".yml": "yaml", ".json": "json"}
SAYS_SOMETHING = re.compile(r"^[ \t]*[^\s#]", re.MULTILINE)
SURROGATE_PAIR = re.compile(r"(?<!\\)((?:\\\\)*)(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A history with what is odd about it, in the order of the file, and the SHA-256 of the bytes it was read from."""

    history: History
    warnings: tuple[Fault, ...]
    digest: str


def load_history(source: str, options: Reading = Reading()) -> History:  # it is frozen
    """The history in a file, or in standard input for "-".

    Raises InputError with every fault of the file in the order of their places.
    """
    return history_of(read_document(source, options), options)


def load(document: Document, options: Reading = Reading(), as_of: date | None = None) -> Loaded:  # it is frozen
    """The history with its warnings; `as_of` stands in for the day that the file names. Raises InputError."""
    history = history_of(document, options)
    found = tuple(doubts(history, as_of or history.as_of))
    return Loaded(history, _placed(found, document, options), document.digest)


def history_of(document: Document, options: Reading) -> History:
    """The history in a text. Raises InputError."""
    if not SAYS_SOMETHING.search(document.text):
        message = f"no contracts in {document.file}"
        raise InputError(Fault("JSS910", message, "`jss init` writes a first history", document.file))
    document, grammar = whole(document), Grammar(options)
    is_csv = _is_csv(document, options)
    with collector_paused():
        with suppress(IrregularError, RefusedError):
            return build_history((csv_sheet if is_csv else yaml_sheet)(document, grammar), grammar)
        return build_history((inspect_csv if is_csv else inspect_yaml)(document, grammar), grammar)


def _placed(found: tuple[Doubt, ...], document: Document, options: Reading) -> tuple[Fault, ...]:
    """Doubts as faults. Only now is it worth while to look for their places."""
    warnings = list(cut_off(document)) if not _is_csv(document, options) else []
    if found:
        places = {doubt.place for doubt in found if doubt.place is not None}
        contracts = contracts_at(places, whole(document), Grammar(options), is_csv=_is_csv(document, options))
        warnings += [doubt.fault(document, contracts) for doubt in found]
    return tuple(sorted(warnings, key=in_order))


def _is_csv(document: Document, options: Reading) -> bool:
    return (options.input_format or input_format(document)) == "csv"


def input_format(document: Document) -> InputFormat:
    """What a text is written in: by the suffix of its name, else by its first line."""
    suffix = SUFFIXES.get(PurePath(document.file).suffix.lower())
    return suffix or ("csv" if looks_like_csv(document.text) and not looks_like_yaml(document.text) else "yaml")


def whole(document: Document) -> Document:
    """JSON writes a character beyond U+FFFF as two escapes, which YAML does not know."""
    if "\\ud" not in document.text.lower() or document.text.lstrip()[:1] not in ("{", "["):
        return document
    import json  # noqa: PLC0415 - few files are JSON with such a character

    whole = SURROGATE_PAIR.sub(lambda pair: pair[1] + json.loads(f'"{pair[2]}"'), document.text)
    return replace(document, text=whole)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Nothing that is made while loading is garbage: looking for it would double the time.

    Freezing and unfreezing makes what was loaded old, so that it is not looked through at once afterwards.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
