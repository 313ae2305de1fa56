"""Whether a text is YAML, its events, whatever signs end its lines to YAML and to no editor; what the scanner stumbles
over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

import yaml
from yaml.events import Event, ScalarEvent

from jss_cli.errors import Fault, Position
from jss_cli.files.document import SourceText

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
OTHER_BREAKS = "\x85\u2028\u2029"  # ends of lines to YAML 1.1, and to no editor


def looks_like_yaml(text: str) -> bool:
    """Whether the first line that says something begins a mapping or a list of YAML or JSON."""
    line = next((line for line in first_lines(text) if line.strip() and not line.lstrip().startswith("#")), "")
    return bool(re.match(r"""\s*(?:[{\[%]|---|-(?:\s|$)|["']?\w[\w .-]*["']?\s*:(?:\s|$))""", line))


def first_lines(text: str) -> Iterator[str]:
    """The first lines, without splitting a text that may be long."""
    yield from islice((match[0] for match in re.finditer(r"[^\n]*", text)), 1000)


def parse_events(text: str) -> Iterator[Event]:
    """The events of a YAML text. Raises yaml.YAMLError.

    U+2028 and its like are kept as text: a character that the text does not use stands in for them meanwhile.
    """
    if not any(mark in text for mark in OTHER_BREAKS):
        return iter(_Loader(text).get_event, None)
    private = (chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in text)
    stand_ins: dict[str, str] = dict(zip(OTHER_BREAKS, private, strict=False))
    return _restored(iter(_Loader(text.translate(_translation(stand_ins))).get_event, None), stand_ins)


def gaps(text: str) -> Iterator[str]:
    """What stands between the tokens of a valid text: spaces and comments, a line each."""
    end = 0
    for token in yaml.scan(text, Loader=_Loader) if "#" in text else ():  # type: ignore[no-untyped-call, unused-ignore]
        yield from text[end : token.start_mark.index].splitlines()
        end = token.end_mark.index


def _translation(pairs: dict[str, str]) -> dict[int, str]:
    return {ord(before): after for before, after in pairs.items()}


def _restored(events: Iterator[Event], stand_ins: dict[str, str]) -> Iterator[Event]:
    originals = _translation({stand_in: mark for mark, stand_in in stand_ins.items()})
    for event in events:
        if isinstance(event, ScalarEvent):
            event.value = event.value.translate(originals)
        yield event


RESERVED = "@`%"


def problem_fault(document: SourceText, error: yaml.YAMLError, open_brackets: list[Position]) -> Fault:
    """The fault for an error of the scanner or parser; `open_brackets` are those not yet closed, outermost first."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        message = "not valid YAML: a character here is not allowed in text"
        return document.fault("JSS970", message, "save the file as UTF-8 text", Position(1, 1))
    stopped = Position(error.problem_mark.line + 1, error.problem_mark.column + 1)
    opened = _opening(document, error, open_brackets, stopped)
    return _never_closed(document, opened, stopped) if opened else _local_fault(document, error, stopped)


def _opening(
    document: SourceText, error: yaml.MarkedYAMLError, open_brackets: list[Position], stopped: Position
) -> Position | None:
    """Where the bracket or quote opened that was missed at `stopped`, if that is what happened."""
    context, problem, mark = error.context or "", error.problem or "", error.context_mark
    open_quote = "quoted scalar" in context and "end of stream" in problem
    if mark and (open_quote or "expected ','" in problem):
        return Position(mark.line + 1, mark.column + 1)
    at_end = not document.text[_offset(document, stopped) :].strip()
    return open_brackets[-1] if open_brackets and at_end else None


def _offset(document: SourceText, position: Position) -> int:
    """The offset of a position; line ends count as one character, which is near enough to see whether text follows."""
    return sum(len(line) + 1 for line in document.lines[: position.line - 1]) + position.column - 1


def _never_closed(document: SourceText, opened: Position, stopped: Position) -> Fault:
    sign = document.lines[opened.line - 1][opened.column - 1 : opened.column]
    message = (
        f"the {sign} that opens here is not closed; reading stopped at line {stopped.line}, column {stopped.column}"
    )
    closing = {"[": "]", "{": "}"}.get(sign, sign)
    return document.fault(
        "JSS972", message, f"close it with {closing}, and put quotes round text that has {sign}", opened
    )


def _local_fault(document: SourceText, error: yaml.MarkedYAMLError, stopped: Position) -> Fault:
    problem = error.problem or ""
    line = document.lines[stopped.line - 1] if stopped.line <= len(document.lines) else ""
    sign = line[stopped.column - 1 : stopped.column]
    if sign == "\t" or "tab character" in problem:
        return document.fault("JSS971", "a tab indents this line", "tabs cannot indent YAML; use spaces", stopped)
    if "Unicode character escape" in problem:
        hint = "write the character itself; JSON writes it in two halves, and so may a file called .json"
        return document.fault("JSS961", "this is half of a character", hint, stopped)
    if "mapping values" in problem:
        hint = "put quotes round the text, or give this line the indentation of its neighbours"
        return document.fault("JSS979", "a colon with a space after it cannot stand here", hint, stopped)
    if sign and sign in RESERVED and "start any token" in problem:
        return document.fault("JSS979", f"text cannot begin with {sign} here", "put quotes round it", stopped)
    if error.context_mark and "expected ':'" in problem:
        start = Position(error.context_mark.line + 1, error.context_mark.column + 1)
        return document.fault("JSS970", "a field without a colon and a value", 'write "name: value"', start)
    hint = "look at the indentation and the punctuation of this line and of the one above"
    return document.fault("JSS970", f"not valid YAML: {problem}", hint, stopped)
