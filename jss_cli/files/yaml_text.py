"""The events of a YAML text, whatever signs end its lines to YAML and to no editor."""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from yaml.events import Event, ScalarEvent

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
OTHER_BREAKS = "\x85\u2028\u2029"  # ends of lines to YAML 1.1, and to no editor


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
