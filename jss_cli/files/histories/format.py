"""What a format of histories is: a module of `formats` whose `Reader` is one of these. It is found by its name."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import PurePath
from typing import ClassVar

from jss_cli.errors import Fault, UsageError, did_you_mean
from jss_cli.files.document import SourceText
from jss_cli.files.histories import formats
from jss_cli.files.histories.converters import Grammar
from jss_cli.files.histories.inspection import Inspection
from jss_cli.files.histories.sheet import IrregularError, Sheet, SheetPart
from jss_cli.files.reading import INPUT_FORMATS
from jss_cli.files.yaml_events import Node, Scalar

Entry = tuple[Scalar, Node]


class HistoryReader(ABC):
    """Reads one text. `suffixes` are those of its files, `nulls` the plain texts that mean nothing, and `labels` what
    the format calls the fields that do not go by their names. A text that is none of the format is a fault of the
    inspection, with its place: nothing is raised."""

    suffixes: ClassVar[tuple[str, ...]]
    nulls: ClassVar[frozenset[str]] = frozenset(("",))
    labels: ClassVar[dict[str, str]] = {}

    def __init__(self, document: SourceText, grammar: Grammar) -> None:
        self.document, self.grammar = document, grammar

    @staticmethod
    @abstractmethod
    def looks_like(text: str) -> bool:
        """Whether a text is in this format, as far as its beginning tells."""

    def sheet(self) -> Sheet:
        """The fast road, which a format need not have: the contracts as columns of texts.

        Raises IrregularError for anything that may be a fault.
        """
        raise IrregularError

    def settled(self, entries: Iterable[Entry], parts: Iterator[SheetPart]) -> Sheet:
        """The sheet of the fields of the whole file and the contracts. Raises IrregularError for faulty fields."""
        inspection = self.inspection()
        top = inspection.top(entries)
        if inspection.faults:
            raise IrregularError
        return Sheet(top, parts)

    @abstractmethod
    def contracts(self, inspection: Inspection) -> Iterator[Node]:
        """The careful road: contract after contract with its places. What is none is recorded and left out."""

    @abstractmethod
    def entries(self, inspection: Inspection) -> Iterable[Entry]:
        """The fields of the whole file, after the contracts were taken; what is wrong beside them is recorded."""

    def oddities(self) -> Iterator[Fault]:
        """What is odd about the text itself, though it can be read."""
        return iter(())

    def comments(self) -> int:
        """How many remarks the text holds, which no history keeps."""
        return 0

    def inspection(self) -> Inspection:
        """An inspection of the text, nothing looked at yet."""
        return Inspection(self.document, self.grammar, self.nulls, self.labels)

    def mistaken(self) -> tuple[str, str] | None:
        """What to say of a text that looks like another format and not like this one, and what to do."""
        other = None if self.looks_like(self.document.text) else _recognised(self.document.text)
        own = type(self).__module__.rpartition(".")[2].upper()
        return (f"this is not {own}", f"it looks like {other.upper()}: --input-format {other}") if other else None


def reader_of(document: SourceText, grammar: Grammar) -> HistoryReader:
    """The reader for a text: of the format asked for, else of the suffix of its name, else of what it looks like."""
    name = grammar.reading.input_format or _by_suffix(document.file) or _recognised(document.text) or "yaml"
    return _reader(name)(document, grammar)


def history_suffixes() -> tuple[str, ...]:
    """The suffixes of histories in all formats."""
    return tuple(suffix for name in INPUT_FORMATS for suffix in _reader(name).suffixes)


def _recognised(text: str) -> str | None:
    return next((name for name in INPUT_FORMATS if _reader(name).looks_like(text)), None)


def _by_suffix(file: str) -> str | None:
    """The format that bears the suffix as its name, so that no other need be loaded, or that lists it."""
    suffix = PurePath(file).suffix.lower()
    if suffix[1:] in INPUT_FORMATS:
        return suffix[1:]
    return next((name for name in INPUT_FORMATS if suffix and suffix in _reader(name).suffixes), None)


def _reader(name: str) -> type[HistoryReader]:
    """The reader of a format. Raises UsageError (JSS903) for one that is not there."""
    if name not in INPUT_FORMATS:
        hint = did_you_mean(name, INPUT_FORMATS, f"choose {', '.join(INPUT_FORMATS)}")
        raise UsageError(Fault("JSS903", f'no format is called "{name}"', hint))
    found: type[HistoryReader] = import_module(f"{formats.__name__}.{name}").Reader
    return found
