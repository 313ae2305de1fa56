"""Writes a history in JSON, with the keys that YAML has."""

from __future__ import annotations

import json
from decimal import Decimal

from jss_cli.domain.history import History
from jss_cli.files.histories.tree import HIDDEN, tree


def write(history: History) -> str:
    """The history in JSON, with the keys that YAML has."""
    text = json.dumps(tree(history), default=_json_value, indent=2, ensure_ascii=False)
    return HIDDEN.sub(lambda sign: json.dumps(sign[0])[1:-1], text) + "\n"


def _json_value(value: object) -> object:
    """A day or an amount in JSON; an amount that would need an exponent as text."""
    if not isinstance(value, Decimal):
        return str(value)
    whole = int(value)
    short = whole if whole == value else float(value)
    return short if format(value.normalize(), "f") == str(short) else format(value, "f")
