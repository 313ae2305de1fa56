"""From an answer to where it goes: rendered whole in memory, written once."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from jss_cli.domain.answer import Answer, Document
from jss_cli.errors import Fault, UsageError
from jss_cli.formats.drawing.screen import Screen, screen_of
from jss_cli.options.writing import STDOUT, Writing
from jss_cli.visible import visible


def deliver(answer: Answer | Document, writing: Writing, inputs: tuple[str, ...] = ()) -> int:
    """Write an answer to standard output or to the file asked for, and give the exit code. Raises OutputError."""
    target = _target_of(answer, writing)
    if target is None:
        _print(content_of(answer, writing, screen_of(sys.stdout, writing.color)))
    else:
        from jss_cli.files.output import write_text  # noqa: PLC0415 - most answers are printed

        write_text(target, content_of(answer, writing, Screen()), force=writing.force, inputs=inputs)
    if target and isinstance(answer, Document):
        print(visible(f"wrote {target}"), file=sys.stderr)  # noqa: T201 - a remark for a person
    report_remarks(answer)
    if writing.format == "png" and isinstance(answer, Answer):
        from jss_cli.formats.png import remarks  # noqa: PLC0415 - it takes the extra

        for note in remarks(answer, Screen()):
            print(note, file=sys.stderr)  # noqa: T201 - remarks for a person
    return answer.exit_code


def report_remarks(answer: Answer | Document) -> None:
    """Tell what failed, and what is for a person, on standard error."""
    if isinstance(answer, Answer) and answer.failed:
        from jss_cli.shell.complaints import described  # noqa: PLC0415 - most files are sound

        for words in dict.fromkeys(map(described, answer.failed)):
            print(words, file=sys.stderr)  # noqa: T201 - a fault is told there
    for note in answer.notes:
        print(visible(note), file=sys.stderr)  # noqa: T201 - remarks for a person


def _target_of(answer: Answer | Document, writing: Writing) -> Path | None:
    """The file to write; None is standard output, which -o - asks for too.

    An answer that a command gives in place of a document, whose file it has written, goes there as well.
    """
    if isinstance(answer, Answer) and writing.is_document:
        return None
    target = writing.output or (Path(answer.name) if isinstance(answer, Document) and answer.name else None)
    return None if target == STDOUT else target


def _print(content: str | bytes) -> None:
    """Write to standard output; an image only where no person looks. Raises UsageError (JSS902)."""
    if isinstance(content, str):
        sys.stdout.write(content)
    elif sys.stdout.isatty():
        raise UsageError(Fault("JSS902", "an image is not for a terminal", "name a file for it: -o why.png"))
    else:
        sys.stdout.buffer.write(content)


def content_of(answer: Answer | Document, writing: Writing, screen: Screen) -> str | bytes:
    """An answer in the format asked for; a document as it is."""
    if isinstance(answer, Document):
        return answer.text
    module = import_module(f"jss_cli.formats.{writing.format}")
    if (answer.failed or isinstance(answer.result, tuple)) and hasattr(module, "stream"):  # there may be no answer
        return "".join(module.stream([answer]))
    content: str | bytes = module.render(answer, screen)
    return content
