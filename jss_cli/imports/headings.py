"""Which row of a sheet names its columns, and which field each of them is, in six languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jss_cli.dataclass import dataclass
from jss_cli.errors import Fault, InputError
from jss_cli.files.amounts import CURRENCIES, currency_of
from jss_cli.files.document import SourceText
from jss_cli.imports.sheet_map import NO_MAP, NOT_KEPT, SheetMap
from jss_cli.imports.table import HEADER_WITHIN
from jss_cli.imports.words import SheetLanguage, bare_word, languages, without_blanks
from jss_cli.visible import quoted

LANGUAGES = {
    "en": "English",
    "de": "German",
    "es": "Spanish",
    "pt": "Portuguese",
    "fr": "French",
    "uk": "Ukrainian",
}
FEWEST = 3  # known headers
ANCHORS = frozenset({"client", "title", "id"})  # of which one is there
WORD = re.compile(r"[^\s()\[\]/,:]+")
JOINING = frozenset({"in", "en", "em", "w", "у", "в"})


@dataclass(frozen=True, slots=True)
class Heading:
    """The header of a sheet: its place among the rows, its cells, the column of each field, the language that these
    are in, the currency that stands in the header of an amount, and the map, if it holds for this sheet."""

    place: int
    cells: tuple[str, ...]
    columns: dict[str, int]
    language: str
    currencies: dict[str, str]
    map: SheetMap

    @property
    def unread(self) -> Iterator[str]:
        """The columns of which nothing is kept."""
        kept = {column for name, column in self.columns.items() if name != NOT_KEPT}
        yield from (cell for column, cell in enumerate(self.cells) if cell.strip() and column not in kept)


def is_heading(cells: Sequence[str]) -> bool:
    """Whether a row has enough headers that are known in any language."""
    known = [fields for cell in cells if (fields := {field for _, field in _meanings(cell)})]
    return len(known) >= FEWEST and any(fields & ANCHORS for fields in known)


def find_heading(rows: Sequence[Sequence[str]], sheet_map: SheetMap, document: SourceText) -> Heading | None:
    """The header among the first rows; None: there is none.

    Raises InputError where a map names a column that is not there (JSS824), where two columns are the same field, or
    one may be two fields (JSS825).
    """
    first = rows[:HEADER_WITHIN]
    known = next((place for place, cells in enumerate(first) if is_heading(cells)), None)
    wanted = {bare_word(key.text) for key, _ in sheet_map.columns}
    hits = [len(wanted & set(map(bare_word, cells))) for cells in first]
    most = max(hits, default=0)
    if most and (known is None or most * 2 >= len(wanted)):
        return _heading(hits.index(most), first[hits.index(most)], sheet_map, document)
    return None if known is None else _heading(known, first[known], NO_MAP if wanted else sheet_map, document)


def _heading(place: int, cells: Sequence[str], sheet_map: SheetMap, document: SourceText) -> Heading:
    columns = dict(_mapped(cells, sheet_map))
    settled = {*columns, *columns.values()}
    spoken = _languages(cells)
    for column, cell in enumerate(cells):
        field = "" if column in settled else _field(cell, spoken, document)
        if field in columns and field not in {*settled, NOT_KEPT}:
            message = f"columns {quoted(cells[columns[field]])} and {quoted(cell)} are both `{field}`"
            hint = f"name one with --map: columns: {{{cell}: {field}}}"
            raise InputError(Fault("JSS825", message, hint, document.file))
        if field:
            columns.setdefault(field, column)
    currencies = {field: code for field, column in columns.items() if (code := _parted(cells[column])[1])}
    return Heading(place, tuple(cells), columns, spoken[0].name, currencies, sheet_map)


def _mapped(cells: Sequence[str], sheet_map: SheetMap) -> Iterator[tuple[str, int]]:
    """The columns that a map names. Raises InputError (JSS824) for one that is not there."""
    names = list(map(bare_word, cells))
    for key, field in sheet_map.columns:
        if bare_word(key.text) not in names:
            raise sheet_map.missing(key, [cell for cell in cells if cell.strip()])
        yield field, names.index(bare_word(key.text))


def _languages(cells: Sequence[str]) -> list[SheetLanguage]:
    """The language that knows the most headers, and those that know as many."""
    known = {language.name: 0 for language in languages()}
    for cell in cells:
        for name in {name for name, _ in _meanings(cell)}:
            known[name] += 1
    most = max(known.values())
    return [language for language in languages() if known[language.name] == most]


def _field(cell: str, of_row: Sequence[SheetLanguage], document: SourceText) -> str:
    """What a header names, in the language of the row if it names two things. Raises InputError (JSS825)."""
    meanings = _meanings(cell)
    names = {language.name for language in of_row}
    fields = {field for name, field in meanings if name in names} or {field for _, field in meanings}
    if len(fields) > 1:
        told = " or ".join(f"`{field}` ({LANGUAGES[name]})" for name, field in meanings)
        hint = f"name it with --map: columns: {{{cell}: {min(fields)}}}"
        raise InputError(Fault("JSS825", f"column {quoted(cell)} is {told}", hint, document.file))
    return next(iter(fields), "")


def _meanings(cell: str) -> list[tuple[str, str]]:
    """The languages that know a header, with what it names there."""
    whole = without_blanks(cell)
    for name in dict.fromkeys((whole, _parted(cell)[0])):
        if found := [(language.name, field) for language in languages() if (field := language.fields.get(name))]:
            return found
    return []


def _parted(cell: str) -> tuple[str, str]:
    """A header without the currency in it, and its code: "Umsatz (€)"."""
    codes = set(CURRENCIES.values())
    words = WORD.findall(cell)
    found = [code for word in words if (code := currency_of(word)) and code in codes]
    rest = (word for word in words if currency_of(word) not in codes and word.casefold() not in JOINING)
    return without_blanks(" ".join(rest)), found[0] if len(found) == 1 else ""
