"""JSON as plain values, and as the events that YAML has, each with its place, so that the same trees follow from both.

Events are the careful road: what the json module reads without a word need not become any. Here too, that module reads
every text, number and word.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder
from typing import Any, NoReturn

from yaml import Mark
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from jss_cli.errors import Fault, Position
from jss_cli.files.document import SourceText

SPACE = re.compile(r"[ \t\n\r]*")
BARE = re.compile(r"[^\s,:{}\[\]\"]+")
HALVES = re.compile(r"\\u[dD]")
SHOWN = 20  # characters of what stands where it cannot


def _no_value(constant: str) -> NoReturn:
    """NaN and Infinity, which the json module knows and JSON does not."""
    raise JSONDecodeError("Expecting value", constant, 0)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name is given twice")
    return found


def json_content(text: str) -> Any:
    """What a text says, numbers as texts. Raises ValueError for broken JSON, for what occurs twice, and for halves of
    characters."""
    content = json.loads(text, parse_float=str, parse_int=str, parse_constant=_no_value, object_pairs_hook=_unique)
    if HALVES.search(text):
        json.dumps(content, ensure_ascii=False).encode()
    return content


DECODER = JSONDecoder(parse_constant=_no_value, parse_float=str, parse_int=str)


class JsonError(Exception):
    """Where JSON is broken (an offset), in words, and what to do. Nothing can be read behind it."""

    def __init__(self, message: str, hint: str, offset: int, code: str = "JSS970") -> None:
        super().__init__(message)
        self.message, self.hint, self.offset, self.code = message, hint, offset, code

    def fault(self, document: SourceText, open_brackets: list[Position]) -> Fault:
        """The fault, at the innermost bracket that is still open if the text just ends."""
        stopped = document.position(self.offset)
        if not open_brackets or document.text[self.offset :].strip():
            return document.fault(self.code, self.message, self.hint, stopped)
        opened = open_brackets[-1]
        sign = document.lines[opened.line - 1][opened.column - 1]
        message = f"the {sign} that opens here is not closed; "
        message += f"reading stopped at line {stopped.line}, column {stopped.column}"
        return document.fault("JSS972", message, f"close it with {'}' if sign == '{' else ']'}", opened)


def json_events(document: SourceText) -> Iterator[Event]:
    """The events of a JSON text, as they are asked for. Raises JsonError."""
    return _Scanner(document).events()


class _Scanner:
    """Reads on from an offset. Recursion is as deep as what was read, and stops where no more events are taken."""

    def __init__(self, document: SourceText) -> None:
        self.document, self.text, self.at = document, document.text, 0

    def events(self) -> Iterator[Event]:
        yield StreamStartEvent()
        if self._sign():
            yield DocumentStartEvent()
            yield from self._value()
            if self._sign():
                raise JsonError("text follows the end", "keep one list or mapping in a file", self.at)
            yield DocumentEndEvent()
        yield StreamEndEvent(*self._marks())

    def _value(self) -> Iterator[Event]:
        match self._sign():
            case "{":
                yield MappingStartEvent(None, None, True, *self._marks(), flow_style=True)
                yield from self._items("}")
                yield MappingEndEvent()
            case "[":
                yield SequenceStartEvent(None, None, True, *self._marks(), flow_style=True)
                yield from self._items("]")
                yield SequenceEndEvent()
            case _:
                yield self._scalar()

    def _items(self, closing: str) -> Iterator[Event]:
        """What stands between two brackets, and the second of them."""
        self.at += 1
        if self._takes(closing):
            return
        while True:
            if closing == "}":
                yield self._key()
            yield from self._value()
            if self._takes(closing):
                return
            comma = self.at
            self._expect(",", f"write a comma, or {closing} if this is the end")
            if self._sign() == closing:
                raise JsonError(f"nothing follows this comma but {closing}", "remove the comma", comma)

    def _key(self) -> Event:
        if self._sign() != '"':
            raise self._unexpected("a name in double quotes", 'write names as in "client": "Ann"')
        key = self._scalar()
        self._expect(":", "write a colon between a name and its value")
        return key

    def _scalar(self) -> Event:
        marks, start, quoted = self._marks(), self.at, self._sign() == '"'
        try:
            value, self.at = DECODER.raw_decode(self.text, start)
        except JSONDecodeError as error:
            raise self._broken(error) from None
        text = value if quoted else self.text[start : self.at]
        return ScalarEvent(None, None, (not quoted, quoted), text, *marks, style='"' * quoted)

    def _sign(self) -> str:
        """The next character that is no space; nothing at the end."""
        match = SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.text[self.at : self.at + 1]

    def _takes(self, sign: str) -> bool:
        found = self._sign() == sign
        self.at += found
        return found

    def _expect(self, sign: str, hint: str) -> None:
        if not self._takes(sign):
            raise self._unexpected(sign, hint)

    def _broken(self, error: JSONDecodeError) -> JsonError:
        """What is wrong with a text or a word, in words of ours."""
        if error.msg.startswith("Unterminated"):
            return JsonError('the " that opens here is not closed', 'close it with "', error.pos, "JSS972")
        if "control character" in error.msg:
            return JsonError("not valid JSON: a line end or a tab within a text", "write \\n or \\t", error.pos)
        if "escape" in error.msg:
            return JsonError("not valid JSON: no such escape", "write \\\\ for a backslash", error.pos)
        return self._unexpected("a value", "write a text in double quotes, a number, true, false or null")

    def _unexpected(self, expected: str, hint: str) -> JsonError:
        found = BARE.match(self.text, self.at)
        shown = found[0][:SHOWN] if found else self._sign()
        return JsonError(f"not valid JSON: expected {expected}, found {shown or 'the end'}", hint, self.at)

    def _marks(self) -> tuple[Mark, Mark]:
        """The place of what begins here, as events have it."""
        at = self.document.position(self.at)
        mark = Mark(self.document.file, self.at, at.line - 1, at.column - 1, None, 0)
        return mark, mark
