"""Every kind of source is found, and says of itself what a person is told."""

from __future__ import annotations

from jss_cli.files.document import SourceText
from jss_cli.imports.source import SOURCES, Material, source_readers


def test_every_source_says_what_it_is_and_what_it_cannot_tell() -> None:
    readers = dict(source_readers())
    assert tuple(readers) == SOURCES
    assert all(reader.title and reader.certainty and reader.missing for reader in readers.values())


def test_a_file_is_called_by_the_name_it_was_given_by() -> None:
    assert Material(SourceText("a.csv", "x"), b"x").file == "a.csv"
