"""A sheet made by hand and saved as text, with headers of its own in one of six languages, or by a map."""

from __future__ import annotations

from jss_cli.files.collector import collector_paused
from jss_cli.files.histories.csv_layout import HEADERS
from jss_cli.files.histories.fields import folded
from jss_cli.imports.headings import is_heading
from jss_cli.imports.sheet import HandSheet, read_sheets
from jss_cli.imports.sheet_map import map_of
from jss_cli.imports.source import Extract, Material, SourceReader, Wish
from jss_cli.imports.table import first_rows, read_rows


class Reader(SourceReader):
    """A contract a row: clients, titles, days, amounts, stars, as far as there are columns for them."""

    title = "a sheet made by hand"
    certainty = "assumed"
    missing = "contract ids, payments by day, reasons, unless there are columns for them"
    rank = -10

    @staticmethod
    def knows(material: Material) -> bool:
        """By three known headers among the first rows, one of them client, title or id."""
        return any(map(is_heading, first_rows(material.document.text)))

    @classmethod
    def reads(cls, material: Material, wish: Wish) -> bool:
        """By its header, or by the columns that a map names."""
        if cls.knows(material):
            return True
        sheet_map = map_of(wish)
        rows = first_rows(material.document.text, sheet_map.said.get("delimiter", ""))
        return any(sheet_map.fits(cells) for cells in rows)

    @classmethod
    def is_history(cls, material: Material) -> bool:
        """Whether every header is one of a history, an id and a client among them."""
        header = next(filter(is_heading, first_rows(material.document.text)), [])
        fields = [HEADERS.get(folded(cell)) for cell in header if cell.strip()]
        return None not in fields and {"id", "client"} <= {field.name for field in fields if field}

    @staticmethod
    def read(material: Material, wish: Wish) -> Extract:
        """Its contracts. Raises InputError as `read_sheets`, and for broken quotes (JSS966, JSS967)."""
        sheet_map = map_of(wish)
        rows = read_rows(material.document, sheet_map.said.get("delimiter", ""))
        with collector_paused():
            return read_sheets([HandSheet(tuple(rows))], sheet_map, material.document, wish, "spreadsheet")
