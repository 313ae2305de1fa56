"""The commands by name: every module of the commands is one, and none is imported to be listed."""

from __future__ import annotations

import ast
from keyword import iskeyword
from pathlib import Path
from pkgutil import iter_modules

import jss_cli.commands

PANELS = ("Explain", "Ask", "Answer", "Files", "Many", "Rules", "More")


def command_names() -> list[str]:
    """Every command, by its module, without importing one."""
    names = (module.name.rstrip("_") for module in iter_modules(jss_cli.commands.__path__))
    return sorted(name.replace("_", "-") for name in names)


def module_name(command: str) -> str:
    """The module of a command; one that is called by a word of Python's own bears a sign behind it."""
    return command.replace("-", "_") + "_" * iskeyword(command)


def summary(name: str) -> tuple[str, str]:
    """The panel and the one-line summary of a command: its module's docstring reads "Panel: summary"."""
    path = Path(jss_cli.commands.__path__[0], f"{module_name(name)}.py")
    line = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition("\n")[0]
    panel, _, rest = line.partition(": ")
    return (panel, rest) if panel in PANELS else ("More", line)
