"""A workbook of Excel or LibreOffice: its sheets are read like those that are saved as text."""

from __future__ import annotations

from jss_cli.files.workbook import is_workbook, read_workbook
from jss_cli.imports.sheet import HandSheet, read_sheets
from jss_cli.imports.sheet_map import map_of
from jss_cli.imports.source import Extract, Material, SourceReader, Wish


class Reader(SourceReader):
    """A contract a row, in every sheet that has a header; its days and numbers have one reading."""

    title = "a workbook"
    certainty = "assumed"
    missing = "contract ids, payments by day, reasons, unless there are columns for them"

    @staticmethod
    def knows(material: Material) -> bool:
        """By its first bytes, and the names of its parts."""
        return is_workbook(material.data)

    @staticmethod
    def read(material: Material, wish: Wish) -> Extract:
        """Its contracts. Raises InputError as `read_workbook` and `read_sheets`."""
        found = read_workbook(material.file, material.data, wish.reading)
        sheets = [HandSheet(rows, name if len(found) > 1 else "") for name, rows in found]
        return read_sheets(sheets, map_of(wish), material.document, wish, "workbook")
