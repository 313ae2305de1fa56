"""What a person says of the words of her own sheet, in a YAML file: its columns, its values, how it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from jss_cli.errors import Fault, InputError, Position, did_you_mean
from jss_cli.files.document import SourceText
from jss_cli.files.histories.csv_layout import DELIMITERS
from jss_cli.files.histories.source import document_of, known_encoding, read_document
from jss_cli.files.reading import Reading
from jss_cli.files.yaml_events import Mapping as Entries
from jss_cli.files.yaml_events import Node, Scalar, Sequence, parse_tree
from jss_cli.imports.source import Wish
from jss_cli.imports.words import bare_word
from jss_cli.visible import quoted

FIELDS = ("client", "title", "id", "kind", "started", "ended", "earned", "refunded", "stars", "recommend", "currency")
NOT_KEPT = "notes"
KEYS = ("columns", "values", "date_order", "decimal", "currency", "delimiter", "encoding", "totals")
CHOICES = {
    "date_order": ("dmy", "mdy"),
    "decimal": ("comma", "point"),
    "delimiter": (*DELIMITERS, "tab"),
}
MEANINGS = {"kind": ("fixed", "hourly")}


@dataclass(frozen=True, slots=True)
class SheetMap:
    """`columns` are headers with their fields and the keys that name them, `values` what words of a field mean,
    `totals` the first cells of sums; "" for what is not said."""

    document: SourceText
    columns: tuple[tuple[Scalar, str], ...] = ()
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    totals: frozenset[str] = frozenset()
    said: Mapping[str, str] = field(default_factory=dict)

    def meaning(self, name: str, text: str) -> str:
        """What a text of a field means; itself if the map does not tell."""
        words = self.values.get(name)
        return words.get(bare_word(text), text) if words else text

    def wished(self, reading: Reading) -> Reading:
        """How a sheet is to be read for which the map holds; what was said otherwise (on the command line) wins."""
        order, decimal = reading.date_order or self.said.get("date_order"), reading.decimal or self.said.get("decimal")
        return replace(reading, date_order=order, decimal=decimal)  # type: ignore[arg-type]  # of CHOICES

    def fits(self, headers: Iterable[str]) -> bool:
        """Whether any of the columns is there."""
        return bool({bare_word(key.text) for key, _ in self.columns} & set(map(bare_word, headers)))

    def missing(self, key: Scalar, headers: list[str]) -> InputError:
        """The refusal of a header that the sheet does not have."""
        hint = did_you_mean(key.text, headers, f"its columns are {', '.join(map(quoted, headers))}", cutoff=0.5)
        return InputError(_fault(self.document, f"no column {quoted(key.text)}", hint, key.position, len(key.text)))


NO_MAP = SheetMap(SourceText("", ""))


def map_of(wish: Wish) -> SheetMap:
    """The map that a person gave. Raises InputError for one that cannot be read or names no field (JSS824)."""
    return _read_map(read_document(wish.map_file, Reading())) if wish.map_file else NO_MAP


def document_by_map(file: str, data: bytes, wish: Wish) -> SourceText:
    """The text that bytes are, in the encoding of the map if they are none in that of the wish. Raises InputError."""
    try:
        return document_of(file, data, wish.reading)
    except InputError:
        named = map_of(wish).said.get("encoding")
        if not named or wish.reading.encoding:
            raise
    return document_of(file, data, replace(wish.reading, encoding=named))


def _read_map(document: SourceText) -> SheetMap:
    """The map in a YAML text. Raises InputError with everything that is wrong with it (JSS824)."""
    tree = parse_tree(document.text, document.file)
    if not isinstance(tree, Entries):
        raise InputError(_fault(document, "expected a map", "write columns: {Kwota: earned}", tree.position))
    reader = _MapReader(document)
    entries = {key.text: reader.known(key, node, KEYS, "key") for key, node in tree.entries}
    found = SheetMap(
        document,
        tuple(reader.columns(entries.get("columns"))),
        {name: dict(words) for name, words in reader.values(entries.get("values"))},
        frozenset(map(bare_word, reader.texts(entries.get("totals")))),
        dict(reader.said(entries)),
    )
    if reader.faults:
        raise InputError(*reader.faults)
    return found


class _MapReader:
    def __init__(self, document: SourceText) -> None:
        self.document = document
        self.faults: list[Fault] = []

    def known(self, key: Scalar, node: Node, names: tuple[str, ...], what: str) -> Node | None:
        """What stands under a key, if it is one of some names."""
        if key.text in names:
            return node
        self.refuse(
            f"no {what} is called {quoted(key.text)}",
            did_you_mean(key.text, names, f"known are {', '.join(names)}"),
            key,
        )
        return None

    def columns(self, node: Node | None) -> Iterator[tuple[Scalar, str]]:
        """Headers with their fields."""
        for header, value in self.entries(node):
            if isinstance(value, Scalar) and self.known(value, value, (*FIELDS, NOT_KEPT), "field"):
                yield header, value.text

    def values(self, node: Node | None) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """What words mean, by field."""
        for name, words in self.entries(node):
            if self.known(name, words, FIELDS, "field"):
                yield name.text, list(self.words(name.text, words))

    def words(self, name: str, node: Node) -> Iterator[tuple[str, str]]:
        """The words of a field."""
        for word, value in self.entries(node):
            allowed = MEANINGS.get(name)
            if isinstance(value, Scalar) and (not allowed or self.known(value, value, allowed, name)):
                yield bare_word(word.text), value.text

    def said(self, entries: Mapping[str, Node | None]) -> Iterator[tuple[str, str]]:
        """How the sheet is written."""
        for name in ("date_order", "decimal", "currency", "delimiter", "encoding"):
            node = entries.get(name)
            if isinstance(node, Scalar) and (name not in CHOICES or self.known(node, node, CHOICES[name], name)):
                tab = name == "delimiter" and node.text == "tab"
                yield name, "\t" if tab else known_encoding(node.text) if name == "encoding" else node.text

    def texts(self, node: Node | None) -> Iterator[str]:
        """The words of a list, or one word."""
        items = node.items if isinstance(node, Sequence) else (node,) if node else ()
        yield from (item.text for item in items if isinstance(item, Scalar))

    def entries(self, node: Node | None) -> Iterator[tuple[Scalar, Node]]:
        """The entries of a mapping."""
        if isinstance(node, Entries):
            yield from node.entries
        elif node:
            self.faults.append(_fault(self.document, "expected a mapping", "write {word: meaning}", node.position))

    def refuse(self, message: str, hint: str, key: Scalar) -> None:
        """Remember what is wrong."""
        self.faults.append(_fault(self.document, message, hint, key.position, len(key.text)))


def _fault(document: SourceText, message: str, hint: str, position: Position, length: int = 1) -> Fault:
    return document.fault("JSS824", message, hint, position, length)
