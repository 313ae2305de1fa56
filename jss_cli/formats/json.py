"""The result for programs: every key always there, in the same order, the same bytes every time."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any

from jss_cli.domain.report import Answer
from jss_cli.screen import Screen


def render(answer: Answer, screen: Screen) -> str:
    """The result as indented JSON."""
    return json.dumps(answer.result, default=plain, indent=2, ensure_ascii=screen.ascii, allow_nan=False) + "\n"


def plain(value: Any) -> dict[str, Any]:
    """A dataclass as the object it is."""
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    raise TypeError(f"a result holds plain values only, not {type(value).__name__}")
