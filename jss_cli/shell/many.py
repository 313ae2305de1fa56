"""Answers about files, one after the other: what is wrong with one is told, and the others go on."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path

from jss_cli.domain.answer import Answer, AnswerAboutAll, AnswersByFile, Listener
from jss_cli.domain.report import Paragraph, Report, Span
from jss_cli.errors import TOO_LARGE, BugError, Fault, InputError, JssError, OutputError, UsageError
from jss_cli.formats.drawing.screen import Screen
from jss_cli.options.writing import STDOUT, Writing
from jss_cli.shell.delivery import content_of, deliver, report_remarks
from jss_cli.shell.exports import expecting_histories
from jss_cli.shell.progress import WORKING, while_working
from jss_cli.visible import visible

INDEX = "index"
Dress = Callable[[Answer], Answer]  # what every answer gets before it is delivered


def deliver_each(asked: AnswersByFile, writing: Writing, inputs: tuple[str, ...], dress: Dress) -> int:
    """Answer about each file and give the gravest exit code: as they come where a program reads lines, into a folder
    if one is named, else all at once. Raises JssError for a single file that fails, and for an output."""
    is_printed = writing.output in {None, STDOUT}
    if asked.opens and is_printed:
        raise UsageError(Fault("JSS902", "--open shows a file, and none is named", "name it: -o report.html"))
    if folder := _folder_of(writing.output):
        written = replace(writing, format="html") if asked.index and writing.is_usual else writing
        code = _into_folder(asked, folder, written, inputs, dress)
        _shown(folder / f"{INDEX}.html" if asked.index else folder, asked)
        return code
    if asked.index and not is_printed:
        _refuse_no_page(writing, len(asked.files))
    stream = getattr(import_module(f"jss_cli.formats.{writing.format}"), "stream", None)
    if stream and is_printed:
        return _as_they_come(map(partial(_writable, writing, dress), asked.files, _every(asked, dress)), stream)
    code = _all_at_once(asked, writing, inputs, dress)
    _shown(writing.output, asked)
    return code


def _refuse_no_page(writing: Writing, pages: int) -> None:
    """Raise UsageError for the name of a file that cannot hold so many pages."""
    told, hint = (
        ("is neither a page nor a folder", "write report.html for a page, or pages/ for a folder of them")
        if writing.is_usual
        else (f"is one page, and {pages} are asked for", "write pages/ for a folder with a page for each, and an index")
    )
    if writing.is_usual or (writing.format == "html" and pages > 1):
        raise UsageError(Fault("JSS903", f'"{writing.output}" {told}', hint))


def _all_at_once(asked: AnswersByFile, writing: Writing, inputs: tuple[str, ...], dress: Dress) -> int:
    """Deliver the answers about all files as one. Each is written down by itself only where it may have no picture,
    or to learn which of them a mistake of ours is about."""
    with _working_on(asked.files) as told:
        if len(asked.files) == 1:
            with _one_of_many(asked.files[0]):
                answers = [dress(asked.about(asked.files[0]))]
        else:
            answers = [*_every(asked, dress, told)]
    apart = map(partial(_writable, writing, dress), asked.files, answers)
    if writing.format in {"ics", "png", "svg"} and len(answers) > 1:
        answers = [*apart]
        if all(one.failed for one in answers):  # no words in them
            report_remarks(_together(asked, answers))
            return max(one.exit_code for one in answers)
    try:
        return deliver(_together(asked, answers), writing, inputs)
    except (JssError, OSError):
        raise
    except Exception:
        if len(answers) == 1:
            raise
        return deliver(_together(asked, [*apart]), writing, inputs)


def answer_about_all(asked: AnswerAboutAll) -> Answer:
    """The answer about many files, those that failed among them."""
    found, failed = [], dict[str, JssError]()
    with _working_on(asked.files) as told:
        for file in _counted(asked.files, told):
            try:
                with _one_of_many(file):
                    found.append(asked.about(file))
            except JssError as error:
                failed[file] = error
        return asked.answer(found, failed)


def _working_on(files: Sequence[str]) -> AbstractContextManager[Listener | None]:
    """Work on files that is announced, unless a person is typing one of them."""
    return nullcontext() if "-" in files else while_working(WORKING)


def _counted(files: Sequence[str], told: Listener | None) -> Iterator[str]:
    """Files, one after the other; how many are done is told if somebody listens."""
    for done, file in enumerate(files):
        if told and len(files) > 1:
            told(done, len(files))
        yield file


def _shown(path: Path | None, asked: AnswersByFile) -> None:
    """Show in the browser what was written, if that is asked for; where none can be opened, say so."""
    if path and asked.opens:
        from webbrowser import open as open_in_browser  # noqa: PLC0415 - hardly ever asked for

        if not open_in_browser(path.resolve().as_uri()):
            print(visible(f"no browser can be opened here: open {path}"), file=sys.stderr)  # noqa: T201 - a remark


def _notes(asked: AnswersByFile, answers: Sequence[Answer]) -> Iterator[str]:
    """The remarks about files, or of how many of several it was only said that they are clean."""
    if not asked.clean or len(answers) == 1:
        yield from (note for answer in answers for note in answer.notes)
    elif clean := sum(bool(answer.notes) for answer in answers):
        some = f" in {clean} of them" if clean < len(answers) else ""
        yield f"checked {len(answers)} files: {asked.clean}{some}"
        yield from dict.fromkeys(note for answer in answers for note in answer.notes[1:])  # what decided it


def _folder_of(output: Path | None) -> Path | None:
    """The folder that takes a file for each answer, if that is asked for."""
    if output is None or output == STDOUT:
        return None
    from jss_cli.files.output import folder_of  # noqa: PLC0415 - most answers are printed

    return folder_of(output)


@contextmanager
def _one_of_many(file: str) -> Iterator[None]:
    """Where a file is asked about: what fails, by a mistake of ours too, fails for it alone. Raises JssError."""
    try:
        with expecting_histories((file,)):
            yield
    except JssError:
        raise
    except (RecursionError, MemoryError):
        raise InputError(replace(TOO_LARGE, file=file)) from None
    except Exception as error:
        from jss_cli.shell.complaints import bug_of  # noqa: PLC0415 - most files are sound

        raise bug_of(error, file) from error


def _every(asked: AnswersByFile, dress: Dress, told: Listener | None = None) -> Iterator[Answer]:
    """The answer about each file under its heading, or what stands in place of one that there is not."""
    for file in _counted(asked.files, told):
        try:
            with _one_of_many(file):
                answer = asked.about(file)
                if asked.heading:
                    answer = replace(answer, report=Report((asked.heading(file), *answer.report.blocks)))
        except JssError as error:
            answer = _failed_answer(file, error)
        yield dress(answer)


def _writable(writing: Writing, dress: Dress, file: str, answer: Answer) -> Answer:
    """The answer about a file, or what stands in place of one that cannot be written as it is asked for."""
    try:
        with _one_of_many(file):
            content_of(answer, writing, Screen())
    except JssError as error:
        return answer if answer.failed else dress(_failed_answer(file, error))
    return answer


def _as_they_come(answers: Iterable[Answer], stream: Callable[[Iterable[Answer]], Iterable[str]]) -> int:
    """Print each answer as soon as it is known."""
    codes = [0]

    def noted() -> Iterator[Answer]:
        for answer in answers:
            codes.append(answer.exit_code)
            yield answer
            report_remarks(answer)

    for text in stream(noted()):
        sys.stdout.write(text)
        sys.stdout.flush()
    return max(codes)


def _into_folder(asked: AnswersByFile, folder: Path, writing: Writing, inputs: tuple[str, ...], dress: Dress) -> int:
    """Write a file for each answer; one that cannot be written is told, and the others go on. Raises OutputError."""
    from jss_cli.files.output import make_folder  # noqa: PLC0415 - most answers are printed

    suffix = ".txt" if writing.format in {"terminal", "plain"} else f".{writing.format}"
    make_folder(folder)
    names = [f"{name}{suffix}" for name in _page_names(asked)]
    done: list[Answer] = []
    for file, answer, name in zip(asked.files, _every(asked, dress), names, strict=True):
        done.append(_filed(file, answer, replace(writing, output=folder / name), inputs))
    codes, written = [answer.exit_code for answer in done], sum(not answer.failed for answer in done)
    if asked.index and written and writing.format == "html":
        index = replace(writing, output=folder / f"{INDEX}.html")
        codes.append(deliver(asked.index(list(zip(names, done, strict=True))), index, inputs))
    if asked.numbered:
        for file, answer, name in zip(asked.files, done, names, strict=True):
            print(f"{'no page written' if answer.failed else name}  {visible(file)}", file=sys.stderr)  # noqa: T201 - the pages themselves name no file
    print(f"wrote {written} of {len(names)} answers into {visible(str(folder))}", file=sys.stderr)  # noqa: T201 - a remark
    return max(codes)


def _filed(file: str, answer: Answer, writing: Writing, inputs: tuple[str, ...]) -> Answer:
    """Write the answer about a file, or what stands in place of it where a program reads it, or tell why not; the
    answer, or that."""
    try:
        if not answer.failed or writing.format in {"csv", "json", "jsonl"}:
            with _one_of_many(file):
                return replace(answer, exit_code=deliver(answer, writing, inputs))
    except (OutputError, BugError) as error:
        answer = replace(_failed_answer(file, error), failed=(*answer.failed, error))
    report_remarks(answer)
    return answer


def _page_names(asked: AnswersByFile) -> list[str]:
    """What the answers are called in a folder: by their files, none like the index; or numbers, which tell nothing."""
    if asked.numbered:
        digits = len(str(len(asked.files)))
        return [f"{number:0{digits}}" for number in range(1, len(asked.files) + 1)]
    return [f"{name}_" if asked.index and name == INDEX else name for name in _names(asked.files)]


def _names(files: Sequence[str]) -> list[str]:
    """The names of files without their suffixes, where two are alike with all that leads to them, and with their
    numbers where two are the same file."""
    paths = [Path("stdin" if file == "-" else file) for file in files]
    stems = Counter(path.stem for path in paths)
    names = [
        path.stem
        if stems[path.stem] == 1
        else "_".join(part for part in path.parts if part not in {path.anchor, "..", "."}).lstrip(".")
        for path in paths
    ]
    return [name if name not in names[:at] else f"{name} {at + 1}" for at, name in enumerate(names)]


def _failed_answer(file: str, error: JssError) -> Answer:
    """What stands in place of an answer about a file that failed."""
    from jss_cli.domain.failure import failed_result  # noqa: PLC0415 - most files are sound

    result = failed_result(file, error)
    line = (Span("no answer", "poor"), Span(f"  {file}"), Span(f"  {result.words}", "quiet"))
    return Answer(result, Report((Paragraph(line),)), error.exit_code, failed=(error,))


def _together(asked: AnswersByFile, answers: Sequence[Answer]) -> Answer:
    """The answers about files as one; the exit code is the gravest."""
    return Answer(
        result=tuple(result for answer in answers for result in answer.results),
        report=Report(tuple(block for answer in answers for block in answer.report.blocks)),
        exit_code=max(answer.exit_code for answer in answers),
        notes=tuple(_notes(asked, answers)),
        failed=tuple(error for answer in answers for error in answer.failed),
    )
