"""Libraries that only some commands need, and what is said where one is not installed."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from jss_cli.dataclass import dataclass
from jss_cli.errors import Fault, InputError, OutputError


@dataclass(frozen=True, slots=True)
class _Extra:
    """What needs it, the libraries it consists of, and, behind the command for pip, what does without it."""

    need: str
    libraries: tuple[str, ...]
    otherwise: str = ""


MANY = "a table of many"
EXTRAS = {
    "batch": _Extra(MANY, ("polars", "pyarrow")),
    "spark": _Extra(MANY, ("polars", "pyarrow", "pyspark", "pandas")),
    "explore": _Extra("the full screen", ("textual",), "; jss what-if does the same without it"),
    "png": _Extra("an image", ("resvg_py",), ", or write .svg or .html"),
    "xlsx": _Extra("a workbook", ("python_calamine",), ", or save it as CSV and give that file"),
}


def refuse_without(extra: str) -> None:
    """Raise OutputError (JSS840) where an extra is not installed."""
    if missing := [name for name in EXTRAS[extra].libraries if not _is_installed(name)]:
        raise OutputError(_lack(extra, missing))


def library(extra: str, name: str, file: str = "") -> Any:
    """A module of an extra. Raises (JSS840) where it is not installed: InputError where a file cannot be read without
    it, else OutputError."""
    try:
        return import_module(name)
    except ImportError:
        raise (InputError if file else OutputError)(_lack(extra, [name.partition(".")[0]], file)) from None


def _lack(extra: str, missing: list[str], file: str = "") -> Fault:
    needed, are = EXTRAS[extra], "is" if len(missing) == 1 else "are"
    message = f"{needed.need} needs {' and '.join(missing)}, which {are} not installed"
    return Fault("JSS840", message, f"pip install 'jss-cli[{extra}]'{needed.otherwise}", file)


def _is_installed(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ValueError:  # somebody has taken it out of what may be imported
        return False
