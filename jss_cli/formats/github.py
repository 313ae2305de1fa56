"""Findings as annotations of a build: lines that GitHub Actions shows at their places in a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jss_cli.domain.answer import Answer
from jss_cli.domain.failure import FailedResult
from jss_cli.formats import plain
from jss_cli.formats.drawing.screen import Screen
from jss_cli.visible import visible

SEPARATORS = str.maketrans({":": "%3A", ",": "%2C"})


def render(answer: Answer, screen: Screen) -> str:
    """An annotation for each finding of `check`, what a file leaves out, that it is clean, and each fault of a file;
    else the answer as a notice."""
    otherwise = f"::notice title=jss::{_escaped(plain.render(answer, screen))}\n" if answer.blocks else ""
    return annotated(*answer.results) or otherwise


def annotated(*results: Any) -> str:
    """The lines about results."""
    return "".join(f"{line}\n" for result in results for line in _annotations(result))


def _annotations(result: Any) -> Iterator[str]:
    """A line for each thing told about a result; a fault of no file, as of the command line, names none."""
    if isinstance(result, FailedResult):
        yield from (_annotation("error", result.file or one.file or None, one, one.hint) for one in result.error)
    elif result.rows_key == "findings":
        rows = result.told_rows
        yield from (_annotation("warning" if one.code else "notice", result.file, one, *one.hints) for one in rows)
        if not rows:
            odd = (f"{name}: listed as counted, and no rule counts it" for name in result.contradicted)
            words = _escaped("; ".join((*result.notes, *odd)) or "all is well")
            yield f"::notice file={_escaped(result.file).translate(SEPARATORS)},title=jss::{words}"


def _annotation(level: str, file: str | None, finding: Any, *hints: str) -> str:
    """One finding at its place; the rest of the line is what it says."""
    place = {"file": file, "line": finding.line, "col": finding.column, "title": finding.code or "left out"}
    told = (f"{key}={_escaped(str(value)).translate(SEPARATORS)}" for key, value in place.items() if value is not None)
    return f"::{level} {','.join(told)}::{_escaped('; '.join((finding.message, *filter(None, hints))))}"


def _escaped(text: str) -> str:
    """A text that stays on its line, its own lines told apart."""
    return "%0A".join(map(visible, text.replace("%", "%25").rstrip("\n").split("\n")))
