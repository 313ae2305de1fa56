"""The data in a page's script: a literal within `(function(a,b){a.c=b;return {…}}(1,"x"))`, read and never run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from jss_cli.dataclass import dataclass
from jss_cli.imports.json_tree import JsonNode

BEGINNING = re.compile(r"window\.__NUXT__\s*=\s*")
SCRIPT_END = re.compile(r"</script", re.IGNORECASE)
HEAD = re.compile(r"\(?\s*function\s*\(([\w$,\s]*)\)\s*\{")
ASSIGNED = re.compile(r"\s*([A-Za-z_$][\w$]*)\.([A-Za-z_$][\w$]*)\s*=(?!=)")
RETURN, CALL, END = re.compile(r"\s*return\b"), re.compile(r"[\s;]*\}\s*\)?\s*\("), re.compile(r"\s*[,)]")
STRING = r""""[^"\\\n]*(?:\\(?s:.)[^"\\\n]*)*"|'[^'\\\n]*(?:\\(?s:.)[^'\\\n]*)*'"""
NUMBER = r"-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?"
WORD = r"void\s+0|![01]|[A-Za-z_$][\w$]*"
SCALAR = rf"(?P<text>{STRING})|(?P<number>{NUMBER})|(?P<word>{WORD})"
TOKEN = re.compile(rf"\s*(?:{SCALAR}|(?P<sign>[{{\[]))")
PAIR = re.compile(rf"\s*(?:(?P<name>[\w$]+)|(?P<quoted>{STRING}))\s*:\s*(?:(?:{SCALAR})\s*(?P<next>[,}}]))?")
BRACE, BRACKET, BLANK = re.compile(r"\s*\}"), re.compile(r"\s*\]"), re.compile(r"[\s;]*")
NEXT = re.compile(r"\s*[,\]}]")
ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|.))", re.DOTALL)
PLAIN = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": "", "\r\n": ""}
CONSTANTS = {"null": None, "true": True, "false": False, "!0": True, "!1": False, "undefined": None}
HALF = re.compile("[\ud800-\udfff]")
DEEPEST = 64  # brackets
MOST_WALKED = 2_000_000  # values, each as often as it is named


class OtherShapeError(Exception):
    """The script is none that is read here."""


@dataclass(frozen=True, slots=True)
class _Argument:
    """An argument, by its name, which stands behind the literal."""

    name: str


def page_data(text: str) -> JsonNode | None:
    """The data of a page; None: it has none. Raises OtherShapeError for what is not in this small grammar."""
    if not (beginning := BEGINNING.search(text)):
        return None
    end = SCRIPT_END.search(text, beginning.end())
    root = _Reader(text[beginning.end() : end.start() if end else None]).script()
    _refuse_endless(root)
    return JsonNode(root)


class _Reader:
    def __init__(self, text: str) -> None:
        self.text, self.place = text, 0
        self.waiting: list[tuple[Any, Any, str]] = []  # containers and the keys at which arguments stand in them

    def script(self) -> Any:
        """The literal with its arguments put in."""
        if not (head := HEAD.match(self.text)):
            return self.filled(self.value(0), {})
        self.place = head.end()
        names = [name for name in re.split(r"[\s,]+", head[1]) if name]
        assigned = list(self.assignments())
        self.skip(RETURN)
        root = self.value(0)
        self.skip(CALL)
        arguments = dict(zip(names, self.arguments(names), strict=False))
        for name, key, value in assigned:
            owner = arguments.get(name)
            if not isinstance(owner, dict):
                self.refuse()
            owner[key] = arguments.get(value.name) if isinstance(value, _Argument) else value
        return self.filled(root, arguments)

    def assignments(self) -> Iterator[tuple[str, str, Any]]:
        """Every `a.b=c;` before the return."""
        while match := ASSIGNED.match(self.text, self.place):
            self.place = match.end()
            yield match[1], match[2], self.value(0)
            self.skip(BLANK)

    def arguments(self, names: list[str]) -> Iterator[Any]:
        """The values in the brackets of the call."""
        if not names:
            return
        while True:
            yield self.value(0)
            match = self.skip(END)
            if match.endswith(")"):
                return

    def filled(self, root: Any, arguments: dict[str, Any]) -> Any:
        """The literal with a value in each place of an argument."""
        for container, key, name in self.waiting:
            if name not in arguments:
                self.refuse()
            container[key] = arguments[name]
        return arguments.get(root.name) if isinstance(root, _Argument) else root

    def value(self, depth: int) -> Any:
        """The value that stands next."""
        match = TOKEN.match(self.text, self.place)
        if not match or depth > DEEPEST:
            self.refuse()
        self.place = match.end()
        if match["sign"]:
            return self.mapping(depth + 1) if match["sign"] == "{" else self.items(depth + 1)
        return _scalar(match)

    def mapping(self, depth: int) -> dict[str, Any]:
        """The pairs behind an opening brace."""
        found: dict[str, Any] = {}
        while match := PAIR.match(self.text, self.place):
            self.place = match.end()
            sign = match["next"]
            self.put(found, match["name"] or _unescaped(match["quoted"]), _scalar(match) if sign else self.value(depth))
            if (sign or self.skip(NEXT)).endswith("}"):
                return found
        self.skip(BRACE)
        return found

    def items(self, depth: int) -> list[Any]:
        """The values behind an opening bracket."""
        found: list[Any] = []
        while not BRACKET.match(self.text, self.place):
            found.append(None)
            self.put(found, len(found) - 1, self.value(depth))
            if self.skip(NEXT).endswith("]"):
                return found
        self.skip(BRACKET)
        return found

    def put(self, container: Any, key: Any, value: Any) -> None:
        """Put a value in its place, or wait for the argument that belongs there."""
        container[key] = value
        if isinstance(value, _Argument):
            self.waiting.append((container, key, value.name))

    def skip(self, pattern: re.Pattern[str]) -> str:
        """What matches here. Raises OtherShapeError if nothing does."""
        if not (match := pattern.match(self.text, self.place)):
            self.refuse()
        self.place = match.end()
        return match[0]

    def refuse(self) -> NoReturn:
        """The script is of another shape."""
        raise OtherShapeError(self.text[self.place : self.place + 20])


def _scalar(match: re.Match[str]) -> Any:
    """What a text, a number (as text) or a word stands for."""
    text, number, word = match["text"], match["number"], match["word"]
    if text is not None:
        return _unescaped(text)
    if number is not None:
        return number
    return None if word.startswith("void ") else CONSTANTS[word] if word in CONSTANTS else _Argument(word)


def _unescaped(text: str) -> str:
    """The text of a string; half of a character is none."""
    if "\\" not in text:
        return text[1:-1]
    try:
        found: str = json.loads(text, strict=False)
    except ValueError:  # escapes that JSON does not have, or single quotes
        found = ESCAPE.sub(_meant, text[1:-1])
    return found.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if HALF.search(found) else found


def _meant(match: re.Match[str]) -> str:
    number = match[1] or match[2] or match[3]
    if not number:
        return PLAIN.get(match[4], match[4])
    code = int(number, 16)
    return chr(code) if code <= 0x10FFFF else "\ufffd"  # noqa: PLR2004 - the last character


def _refuse_endless(root: Any) -> None:
    """Raise OtherShapeError for data that holds itself, or the same so often that reading it never ends."""
    waiting, walked = [(root, 0)], 0
    while waiting:
        value, depth = waiting.pop()
        walked += 1
        if walked > MOST_WALKED or depth > DEEPEST:
            raise OtherShapeError("endless")
        if isinstance(value, dict | list):
            inner = value.values() if isinstance(value, dict) else value
            waiting.extend((one, depth + 1) for one in inner if isinstance(one, dict | list))
