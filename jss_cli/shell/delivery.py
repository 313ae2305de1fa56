"""From an answer to where it goes: rendered whole in memory, written once."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from jss_cli.domain.report import Answer, Document
from jss_cli.formats.drawing.screen import Screen, screen_of
from jss_cli.options import STDOUT, Writing
from jss_cli.visible import visible


def deliver(answer: Answer | Document, writing: Writing, inputs: tuple[str, ...] = ()) -> int:
    """Write an answer to standard output or to the file asked for, and give the exit code. Raises OutputError."""
    target = _target_of(answer, writing)
    if target is None:
        sys.stdout.write(_text_of(answer, writing, screen_of(sys.stdout, writing.color)))
    else:
        from jss_cli.files.output import write_text  # noqa: PLC0415 - most answers are printed

        write_text(target, _text_of(answer, writing, Screen()), force=writing.force, inputs=inputs)
    for error in answer.failed if isinstance(answer, Answer) else ():
        from jss_cli.shell.complaints import described  # noqa: PLC0415 - most files are sound

        print(described(error), file=sys.stderr)  # noqa: T201 - a fault is told there
    written = [f"wrote {target}"] if target and isinstance(answer, Document) else []
    for note in (*written, *answer.notes):
        print(visible(note), file=sys.stderr)  # noqa: T201 - remarks for a person
    return answer.exit_code


def _target_of(answer: Answer | Document, writing: Writing) -> Path | None:
    """The file to write; None is standard output, which -o - asks for too.

    An answer that a command gives in place of a document, whose file it has written, goes there as well.
    """
    if isinstance(answer, Answer) and writing.is_document:
        return None
    named = Path(answer.name) if isinstance(answer, Document) and answer.name else None
    target = writing.output or named
    return None if target == STDOUT else target


def _text_of(answer: Answer | Document, writing: Writing, screen: Screen) -> str:
    """An answer in the format asked for; a document as it is."""
    if isinstance(answer, Document):
        return answer.text
    text: str = import_module(f"jss_cli.formats.{writing.format}").render(answer, screen)
    return text
