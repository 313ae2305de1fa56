"""From what a person asks (a file, a day, a policy) to the case that is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from jss_cli.domain.case import Case
from jss_cli.domain.falls import with_falls
from jss_cli.errors import InputError
from jss_cli.files.document import SourceText
from jss_cli.files.histories.source import document_of, read_document
from jss_cli.files.history import load
from jss_cli.files.reading import Reading
from jss_cli.files.rulebook import open_rulebook


def open_case(source: str, as_of: date | None, policy: str | None, reading: Reading) -> Case:
    """Read a history ("-" is standard input) and choose day and rules: the day asked for, else the file's, else today;
    the policy asked for, else the one in force on each day. Raises InputError."""
    return _case_of(read_document(source, reading), as_of, policy, reading)


def open_cases(sources: Iterable[str], opened: Callable[[str], Case]) -> tuple[Case, ...]:
    """Several histories, by what opens one. Raises InputError with the faults of all of them at once."""
    cases: list[Case] = []
    errors: list[InputError] = []
    for source in sources:
        try:
            cases.append(opened(source))
        except InputError as error:
            errors.append(error)
    if errors:
        faults = [fault for error in errors for fault in error.faults]
        raise InputError(
            *faults,
            summary=f"{len(faults)} errors in {len(errors)} of {len(errors) + len(cases)} files"
            if len(errors) > 1
            else errors[0].summary,
        )
    return tuple(cases)


def open_text(text: str, as_of: date | None, policy: str | None, reading: Reading, name: str = "<text>") -> Case:
    """The same of a text instead of a file."""
    return _case_of(
        document_of(name, text.encode("utf-8", "surrogatepass"), replace(reading, encoding=None)),
        as_of,
        policy,
        reading,
    )


def open_rows(rows: Iterable[Mapping[str, object]], as_of: date | None, policy: str | None, reading: Reading) -> Case:
    """The same of rows of values, whose faults and warnings are told by the number of the row."""
    from jss_cli.files.histories.rows import table_of  # noqa: PLC0415 - hardly ever asked for

    table, reading = table_of(rows, reading.max_contracts), replace(reading, input_format="csv")
    try:
        case = open_text(table.text, as_of, policy, reading)
    except InputError as error:
        raise InputError(*map(table.placed, error.faults), summary=error.summary) from None
    return replace(case, source="<rows>", warnings=tuple(map(table.placed, case.warnings)))


def _case_of(document: SourceText, as_of: date | None, policy: str | None, reading: Reading) -> Case:
    loaded = load(document, reading, as_of)
    return Case(
        history=with_falls(loaded.history),
        day=as_of or loaded.told_on,
        rulebook=open_rulebook(policy),
        day_from="option" if as_of else "file" if loaded.history.as_of else "today",
        policy_from="option" if policy else "day",
        source=document.file,
        digest=loaded.digest,
        warnings=loaded.warnings,
        told_on=loaded.told_on,
    )
