"""What a source is: a module of `sources` whose `Reader` is one of these. It is found by its name, and knows a file by
its content, never by what it is called."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pkgutil import iter_modules
from typing import ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.files.document import SourceText
from jss_cli.files.reading import Reading
from jss_cli.imports import sources
from jss_cli.imports.evidence import Certainty, Extract

SOURCES = tuple(sorted(module.name for module in iter_modules(sources.__path__)))


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person says of the files: how they are to be read, the map of a sheet's own words, the day on which a
    score was seen, and the history's currency."""

    reading: Reading = Reading()
    map_file: str | None = None
    seen: date | None = None
    currency: str = "USD"


@dataclass(frozen=True, slots=True)
class Material:
    """A file: its bytes, and the text that they are (empty for a workbook)."""

    document: SourceText
    data: bytes

    @property
    def file(self) -> str:
        """The name it was given by."""
        return self.document.file


class SourceReader(ABC):
    """Reads files of one kind. `title` is what a person calls one ("a transaction report"), `certainty` how well its
    shape is known, `missing` what such a file cannot tell. Of several that know a file the one with the highest
    `rank` reads it."""

    title: ClassVar[str]
    certainty: ClassVar[Certainty]
    missing: ClassVar[str]
    rank: ClassVar[int] = 0

    @staticmethod
    @abstractmethod
    def knows(material: Material) -> bool:
        """Whether a file is of this kind, by its content, cheaply."""

    @classmethod
    def reads(cls, material: Material, wish: Wish) -> bool:  # noqa: ARG003 - only a map of a sheet tells more
        """Whether a file is of this kind for one who wishes so: what is to be asked before `read`."""
        return cls.knows(material)

    @classmethod
    def is_history(cls, material: Material) -> bool:  # noqa: ARG003 - only a sheet may be one
        """Whether a file is a history by its columns, though it can be read as what it is here too."""
        return False

    @staticmethod
    @abstractmethod
    def read(material: Material, wish: Wish) -> Extract:
        """Everything that the file gives. Raises InputError for one that gives nothing, or contradicts itself."""


def source_readers() -> Iterator[tuple[str, type[SourceReader]]]:
    """Every kind of source with its name."""
    for name in SOURCES:
        yield name, import_module(f"{sources.__name__}.{name}").Reader
