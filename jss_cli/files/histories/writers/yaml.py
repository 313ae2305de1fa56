"""Writes a history in YAML, a field a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from jss_cli.domain.history import History
from jss_cli.files.histories.tree import HIDDEN, cell, tree
from jss_cli.visible import escaped

BARE = re.compile(r"[A-Za-z][A-Za-z0-9_.()/+-]*(?: [A-Za-z0-9_.()/+-]+)*")  # texts that YAML takes for nothing else
MOST_NAMES = 1024  # of which it is remembered how they are written
KEYWORDS = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))


def write(history: History) -> str:
    """The history in YAML, a field a line."""
    return "".join(f"{line}\n" for line in _block(tree(history)))


def _block(mapping: dict[str, Any]) -> Iterator[str]:
    """A mapping as lines of YAML: contracts are blocks of lines, shorter lists have an item a line."""
    for key, value in mapping.items():
        if not isinstance(value, list) or not value:
            yield f"{_named(key)}: {_flow(value)}"
            continue
        yield f"{_named(key)}:"
        for item in value:
            first, *rest = _block(item) if key == "contracts" else [_flow(item)]
            yield f"  - {first}"
            yield from (f"    {line}" for line in rest)


def _flow(value: Any) -> str:
    """A value on one line of YAML."""
    match value:
        case dict():
            return "{" + ", ".join(f"{_named(key)}: {_flow(item)}" for key, item in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_flow, value)) + "]"
        case str() if not BARE.fullmatch(value) or value.lower() in KEYWORDS:
            return HIDDEN.sub(lambda sign: escaped(sign[0]), json.dumps(value, ensure_ascii=False))
        case _:
            return cell(value)


@lru_cache(MOST_NAMES)
def _named(key: str) -> str:
    """A key of YAML; ours need no quotes, and `on` is no keyword to those who read texts."""
    return key if BARE.fullmatch(key) else _flow(key)
