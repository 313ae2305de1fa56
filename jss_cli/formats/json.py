"""The result for programs: every key always there, in the same order, the same bytes everywhere."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any

from jss_cli.domain.answer import Answer
from jss_cli.formats.drawing.screen import Screen


def render(answer: Answer, screen: Screen) -> str:  # noqa: ARG001 - a program has no screen
    """The result as indented JSON in ASCII: what a terminal would obey stands as its number; several as a list."""
    results = answer.result
    return written(results[0] if isinstance(results, tuple) and len(results) == 1 else results, indent=2)


def written(value: object, indent: int | None = None) -> str:
    """A plain value as JSON, its last line ended."""
    return json.dumps(value, default=_keyed, indent=indent, allow_nan=False) + "\n"


def _keyed(value: Any) -> dict[str, Any]:
    """A dataclass as the object it is; `from_` becomes the word. Raises TypeError for a value that is not plain."""
    if is_dataclass(value):
        return {field.name.rstrip("_"): getattr(value, field.name) for field in fields(value)}
    raise TypeError(f"a result holds plain values only, not {type(value).__name__}")
