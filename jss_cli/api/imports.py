"""A history made of the files that people have, and what is told of it; and an interview that grows one in its file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from jss_cli.api.answered import Answered
from jss_cli.api.why import check, explain
from jss_cli.arguments import day
from jss_cli.domain.case import Case
from jss_cli.domain.history import History
from jss_cli.errors import InputError
from jss_cli.files.reading import Reading

if TYPE_CHECKING:
    from pathlib import Path

    from jss_cli.files.keeping import Keeping
    from jss_cli.files.person import Speaker
    from jss_cli.imports.interview.conversation import Person
    from jss_cli.imports.interview.talk import Scope
    from jss_cli.imports.source import Wish
    from jss_cli.reports.imports.kinds import KnownFile


class ImportedHistory(NamedTuple):
    """A history that was made of files, and what is told of it."""

    history: History
    answer: Answered


def import_files(  # noqa: PLR0913 - what is read, and how
    *sources: str | Path,
    into: History | None = None,
    map_file: str | Path | None = None,
    seen: date | None = None,
    reading: Reading = Reading(),
    strict: bool = False,
    show: bool = False,
    target: str = "",
) -> ImportedHistory:
    """Files of other programs as one history, added to `into` if that is given; `target` is the file it goes to.

    `seen` is the day of scores that are shown without one; with `strict` the exit code is 1 for a conflict or a line
    that was not understood, and with `show` it is told where each value came from. Raises InputError.
    """
    from jss_cli.domain.imported import Imported
    from jss_cli.explaining.why.absent import by_weight
    from jss_cli.files.collector import collector_paused
    from jss_cli.files.rulebook import open_rulebook
    from jss_cli.imports.join.joining import join
    from jss_cli.imports.recognizing import accounts_of, read_files
    from jss_cli.reports.imports.importing import import_report
    from jss_cli.reports.imports.result import import_result

    known, today = into or History(()), date.today()  # noqa: DTZ011 - the local day is meant
    with collector_paused():
        extracts, remarks = read_files(map(str, sources), _wish(reading, map_file, seen))
        joined = join(extracts, known, day(seen), today)
    told = Imported(
        joined.history,
        accounts_of(joined.extracts),
        joined.conflicts,
        by_weight(joined.unknown, Case(joined.history, joined.history.as_of or today, open_rulebook())),
        joined.questions,
        (*remarks, *joined.remarks),
        joined.shown,
        *_growth(joined.history, known),
        target=target,
    )
    report, failed = import_report(told, show=show), strict and not told.is_whole
    return ImportedHistory(told.history, Answered(import_result(told, show=show), report, exit_code=int(failed)))


def _wish(reading: Reading, map_file: str | Path | None, seen: date | None = None) -> Wish:
    from jss_cli.imports.source import Wish

    return Wish(reading, str(map_file) if map_file else None, day(seen))


def _growth(history: History, known: History) -> tuple[int, int, bool]:
    """How many contracts of a history are new or changed since another, wherever their values came from, and whether
    anything beside them changed."""
    before, bare = (
        {contract.id: replace(contract, provenance=()) for contract in one.contracts} for one in (known, history)
    )
    beside, beside_before = (replace(one, contracts=(), provenance=()) for one in (history, known))
    changed = sum(before.get(name, one) != one for name, one in bare.items())
    return len(bare.keys() - before.keys()), changed, beside != beside_before


def origins(source: str | Path, reading: Reading = Reading()) -> Answered:
    """Where the values of an imported history came from, and which of them a person wrote. Raises InputError."""
    from jss_cli.files.history import load_history
    from jss_cli.imports.join.again import shown_in
    from jss_cli.reports.imports.origins import origins_report, origins_result

    shown = shown_in(load_history(str(source), reading))
    return Answered(origins_result(str(source), shown), origins_report(shown))


def what_files_are(*sources: str | Path, map_file: str | Path | None = None, reading: Reading = Reading()) -> Answered:
    """What each of some files is, by its content. Raises InputError where none of them can be read."""
    from jss_cli.reports.imports.kinds import KnownFile, kinds_report, kinds_result

    wish = _wish(reading, map_file)
    files: list[KnownFile] = []
    failed: list[InputError] = []
    for source in map(str, sources):
        try:
            files.append(_known_file(source, wish))
        except InputError as error:
            failed.append(error)
            files.append(KnownFile(source, "", f"cannot be read: {error.faults[0].message}"))
    if len(failed) == len(files) > 0:
        raise InputError(*(fault for error in failed for fault in error.faults))
    return Answered(kinds_result(tuple(files)), kinds_report(files))


def _known_file(source: str, wish: Wish) -> KnownFile:
    """What a file is. Raises InputError for one that cannot be read."""
    from jss_cli.imports.recognizing import file_kind
    from jss_cli.reports.imports.kinds import KnownFile

    kind = file_kind(source, wish)
    if reader := kind.reader:
        return KnownFile(kind.material.file, kind.name, reader.title, reader.certainty, reader.missing)
    return KnownFile(kind.material.file, kind.name, "a history already" if kind.name else "")


def interviewed(kept: Keeping, person: Speaker, as_of: date | None = None, *, with_paste: bool = True) -> Answered:
    """What `check` and `explain` say of a history after an interview that grew it, and its file after each answer.

    Raises InputError for answers of a pipe that are none, and OutputError where the file cannot be written.
    """
    from jss_cli.domain.report import Report
    from jss_cli.files.case import open_case, open_text

    ask_into(kept, person, as_of, with_paste=with_paste)
    if kept.history is None:
        return check(open_text("[]", as_of, None, Reading(), str(kept.path)))
    case = open_case(str(kept.path), as_of, None, Reading())
    found, told = check(case), explain(case)
    return Answered(told.result, Report((*found.report.blocks, *told.report.blocks)), notes=(*found.notes, *told.notes))


def ask_into(kept: Keeping, person: Person, as_of: date | None = None, *, with_paste: bool = True) -> None:
    """Hold an interview that grows a history, and say how it is gone on with. Raises as `interviewed` does."""
    from jss_cli.imports.interview.conversation import interview
    from jss_cli.reports.numbers import count

    history = kept.history or History(())
    if kept.comments:
        person.tell(f"{count(kept.comments, 'comment')} of {kept.path} left behind: a history keeps none")
    try:
        interview(history, _scope(history, as_of or history.as_of), person, kept.keep, with_paste=with_paste)
    except (KeyboardInterrupt, InputError):
        person.tell("")
        person.tell(kept.words)
        raise
    person.tell(kept.words)


def _scope(history: History, day_asked: date | None) -> Scope:
    """What the rules of a day, else of today, look at, and the unknown that an import of the history names first."""
    from jss_cli.explaining.why.absent import TRIED, by_weight
    from jss_cli.files.rulebook import open_rulebook
    from jss_cli.imports.interview.talk import LONG, Scope
    from jss_cli.imports.join.remarks import unknowns
    from jss_cli.scoring.windows import earliest_entry

    today = day_asked or date.today()  # noqa: DTZ011 - the local day is meant
    rulebook = open_rulebook()
    policy, unknown = rulebook.on(today), by_weight(unknowns(history.contracts, ()), Case(history, today, rulebook))
    told = ((one.contract, TRIED.get(one.field, one.field).rpartition(".")[2]) for one in unknown if one.points)
    return Scope(
        today,
        earliest_entry(today, max(policy.windows.lengths)),
        policy.asked_until("recommend"),
        policy.jobs.period.days or LONG,
        next(told, ("", "")),
    )
