"""An import in words: what was understood, what contradicts what, what is still unknown, and the next question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jss_cli.domain.imported import Conflict, FileAccount, Imported, UnknownField
from jss_cli.domain.report import Block, Column, Headline, Note, Report, Row, Span, Table
from jss_cli.reports.imports.asking import contract_words, next_step
from jss_cli.reports.imports.origins import values_table
from jss_cli.reports.numbers import count
from jss_cli.reports.observed import shown_words

MOST = 10  # rows of what is unknown, questions, and remarks that are told; JSON has all


def import_report(imported: Imported, *, show: bool) -> Report:
    """What a person reads; with `show` where each value came from."""
    blocks: list[Block] = [_headline(imported), _files(imported.accounts)]
    blocks += [Note(account.file, text) for account in imported.accounts for text in _remarks(account)]
    blocks += _conflicts(imported)
    blocks += [Note("To know", text) for text in _some(imported.remarks)]
    blocks += _unknown(imported)
    if imported.history.unlisted:
        words = (
            f"{count(imported.history.unlisted, 'contract')} that the files count but do not show, kept as `unlisted`"
        )
        blocks.append(Note("Not listed", words))
    step = next_step(imported)
    asked = (question.text for question in imported.questions if step is None or question.text != step.question)
    blocks += [Note("To answer", text) for text in _some(asked)]
    if step:
        points = f" (up to {count(step.points, 'point')} of the score)" if step.points else ""
        blocks.append(Note("Next", step.question + points, step.command))
    blocks += [values_table(imported.shown)] if show else []
    return Report(tuple(blocks))


def _headline(imported: Imported) -> Headline:
    history, from_files = imported.history, count(len(imported.accounts), "file")
    is_added_to = imported.new < len(history.contracts)
    if is_added_to and not (imported.new or imported.changed or imported.changed_beside):
        value, changes = f"nothing new in {from_files}", ""
    else:
        value = f"{count(len(history.contracts), 'contract')} from {from_files}"
        changes = f"{imported.new} new, {imported.changed} changed" if is_added_to else ""
    day = f"as of {history.as_of}" if history.as_of else ""
    last = max(history.observed, key=lambda one: one.on, default=None)
    seen = f"you saw {shown_words(last)} on {last.on}" if last else ""
    return Headline("History", Span(value, "strong"), tuple(filter(None, (changes, day, seen))))


def _files(accounts: tuple[FileAccount, ...]) -> Table:
    """Every file with what became of its lines: understood and told are all of them."""
    columns = (
        Column("file", "name"),
        Column("what it is"),
        Column("lines", "number"),
        Column("understood", "number"),
        Column("told", labelled=True),
    )
    return Table("What was understood", columns, tuple(map(_file_row, accounts)))


def _file_row(account: FileAccount) -> Row:
    told = "; ".join(f"{len(one.lines)} {one.why}" for one in account.told)
    cells = (account.file, account.title, str(account.lines), str(account.understood), told)
    sentence = f"{account.file} is {account.title}: {account.understood} of {count(account.lines, 'line')} understood"
    return Row(tuple(map(Span, cells)), f"{sentence}; {told}." if told else f"{sentence}.")


def _remarks(account: FileAccount) -> Iterator[str]:
    """What is told of a file, and of the lines that were not understood."""
    yield from _some(account.remarks)
    for told in account.told:
        yield from _some(f"{told.why}: {words}" for words in told.words)


def _conflicts(imported: Imported) -> Iterator[Block]:
    """Values that contradict each other, then those that are about the same."""
    if plain := [one for one in imported.conflicts if not one.alike]:
        told = (Column(title, labelled=True) for title in ("taken", "from", "not taken", "in"))
        columns = (Column("contract", "name"), Column("field"), *told)
        yield Table("What contradicts what", columns, tuple(map(_conflict_row, plain)))
    for one in (one for one in imported.conflicts if one.alike):
        words = f"{one.contract} {one.field}: {one.taken} taken, {one.other} in {', '.join(one.places)}"
        yield Note("About the same", words.strip())


def _conflict_row(one: Conflict) -> Row:
    files, places = (", ".join(names) for names in (one.files, one.places))
    cells = (one.contract, one.field, one.taken, f"{files} ({one.certainty})", one.other, f"{places} ({one.against})")
    sentence = f"{one.contract} {one.field}: {one.taken} of {files} is taken, not {one.other} of {places}.".lstrip()
    return Row(tuple(map(Span, cells)), sentence)


def _unknown(imported: Imported) -> Iterator[Block]:
    """What no file tells, that which moves the score most first."""
    if not imported.unknown:
        return
    names = {one.id: contract_words(one) for one in imported.history.contracts}
    columns = (Column("contract", "name"), Column("not known"), Column("could move the score", "number"))
    rows = tuple(_unknown_row(names[one.contract], one) for one in imported.unknown[:MOST])
    yield Table("What is still unknown", columns, rows)
    if len(imported.unknown) > MOST:
        yield Note("And", f"{len(imported.unknown) - MOST} more, that move it no further")


def _unknown_row(name: str, one: UnknownField) -> Row:
    points = "-" if one.points is None else f"up to {count(one.points, 'point')}" if one.points else "not by itself"
    return Row((Span(name), Span(one.field), Span(points)), f"{name}: {one.field} is not known ({points}).")


def _some(texts: Iterable[str]) -> Iterator[str]:
    """The first few of some texts, and how many more there are."""
    told = list(texts)
    yield from told[:MOST]
    if len(told) > MOST:
        yield f"and {len(told) - MOST} more"
