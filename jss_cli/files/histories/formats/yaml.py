"""Histories in YAML, which takes what JSON is as well."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yaml.events import Event

from jss_cli.errors import Fault
from jss_cli.files.histories.csv_layout import looks_like_yaml
from jss_cli.files.histories.doubts import cut_off
from jss_cli.files.histories.inspection import NULLS
from jss_cli.files.histories.sheet import Sheet, parts_of_rows
from jss_cli.files.histories.tree_reader import NestedReader
from jss_cli.files.histories.yaml_rows import yaml_rows
from jss_cli.files.yaml_text import gaps, parse_events

COMMENT = re.compile(r"\s*#(?! yaml-language-server)")


class Reader(NestedReader):
    """Texts stand with quotes or without."""

    suffixes = (".yaml", ".yml")
    nulls = NULLS
    looks_like = staticmethod(looks_like_yaml)

    def events(self) -> Iterator[Event]:
        """Those of PyYAML."""
        return parse_events(self.document.text)

    def sheet(self) -> Sheet:
        """The columns, without a place for any text."""
        rows, entries = yaml_rows(self.tree())
        return self.settled(entries, parts_of_rows(rows))

    def comments(self) -> int:
        """Those behind a sign that is part of no text, but for what editors are told."""
        return sum(map(bool, map(COMMENT.match, gaps(self.document.text))))

    def oddities(self) -> Iterator[Fault]:
        """Texts that lose their end to a comment."""
        return cut_off(self.document)
