"""Names and titles as they are compared, and the words of sheets and pages in six languages, out of words.yaml."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

from jss_cli.dataclass import dataclass
from jss_cli.files.histories.csv_cells import unguarded
from jss_cli.files.yaml_events import Mapping, Node, Scalar, Sequence, parse_tree

FILE = "words.yaml"
KINDS = ("total", "none", "open", "fixed", "hourly")  # of words; "total": what a row of sums begins with


def bare_word(text: str) -> str:
    """A word without what people leave out: case, accents, punctuation, blanks at its ends and twice within."""
    if text.isascii():
        bare = text.lower()
    else:
        bare = "".join(
            char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char)
        )
    return " ".join(re.sub(r"[^\w$€£¥]|_", " ", bare).split())


def without_blanks(text: str) -> str:
    """A header without blanks too: "n.º de contrato" and "Nº de contrato" are one."""
    return bare_word(text).replace(" ", "")


@dataclass(frozen=True, slots=True)
class SheetLanguage:
    """The words of one language, folded: `fields` tells what a header (without blanks) names, `words` say what
    their kind is, `months` the number of a month."""

    name: str
    fields: dict[str, str]
    words: dict[str, frozenset[str]]
    months: dict[str, int]


@cache
def languages() -> tuple[SheetLanguage, ...]:
    """Every language, English first."""
    text = files("jss_cli.imports").joinpath(FILE).read_text("utf-8")
    return tuple(_language(name, entries) for name, entries in _entries(parse_tree(text, FILE)))


def _language(name: str, node: Node) -> SheetLanguage:
    entries = dict(_entries(node))
    fields = {without_blanks(word): field for field, words in _entries(entries["fields"]) for word in _words(words)}
    names = [_texts(entries["months"])[number].split("|") for number in range(12)]
    months = {bare_word(word): number for number, words in enumerate(names, 1) for word in words}
    return SheetLanguage(name, fields, {kind: frozenset(_words(entries[kind])) for kind in KINDS}, months)


def _entries(node: Node) -> list[tuple[str, Node]]:
    return [(key.text, value) for key, value in node.entries] if isinstance(node, Mapping) else []


def _texts(node: Node) -> list[str]:
    return [item.text for item in node.items if isinstance(item, Scalar)] if isinstance(node, Sequence) else []


def _words(node: Node) -> list[str]:
    return list(map(bare_word, _texts(node)))


@cache
def months() -> dict[str, int]:
    """The number of a month by its name in any of the languages; no two of them disagree."""
    return {word: number for language in languages() for word, number in language.months.items()}


@cache
def words_for(kind: str) -> frozenset[str]:
    """What says something in any language: that there is no end yet, no feedback, a sum, a kind of pay."""
    return frozenset(word for language in languages() for word in language.words[kind])


def is_open_word(text: str) -> bool:
    """Whether a text stands for an end that is still to come."""
    return bare_word(text) in words_for("open")


def name_of(text: str) -> str:
    """A name without what spreadsheets and pages put round it."""
    return unicodedata.normalize("NFC", " ".join(unguarded(text.replace("\ufeff", "")).split()))
