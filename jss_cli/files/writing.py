"""A history as a text in a format. What is written reads back as the same history."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from jss_cli.domain.history import History
from jss_cli.files.histories import writers

WRITERS = tuple(sorted(module.name for module in iter_modules(writers.__path__)))


def write_history(history: History, name: str) -> str:
    """The history in the format of that name. Raises OutputError (JSS990) for what the format cannot hold."""
    text: str = import_module(f"{writers.__name__}.{name}").write(history)
    return text
