"""A history to ask about: in a file, in a text, or in rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from jss_cli.arguments import day, one_of
from jss_cli.domain.case import Case
from jss_cli.errors import Fault, UsageError
from jss_cli.files.reading import INPUT_FORMATS, Reading

if TYPE_CHECKING:
    from pathlib import Path

    from jss_cli.domain.change import Saved


def open_history(  # noqa: PLR0913 - three sources, and what is asked of each
    path: str | Path | None = None,
    *,
    text: str | None = None,
    format: str | None = None,  # noqa: A002 - the option's name
    rows: Iterable[Mapping[str, object]] | None = None,
    as_of: date | None = None,
    policy: str | None = None,
    reading: Reading = Reading(),
) -> Case:
    """A history to ask about: in a file ("-" is standard input), in a text, or in rows (one mapping a contract).

    The keys of rows are the headers of CSV; None and NaN are absent. Day and rules: those asked for, else the file's
    day or today, and the rules of that day. Raises InputError with every fault, of rows by the number of the row, and
    UsageError (JSS903) for a format that is not known.
    """
    from jss_cli.files.case import open_case, open_rows, open_text

    if format is not None:
        if rows is not None:
            raise UsageError(Fault("JSS902", "rows are given, which have no format", "leave one of them out"))
        reading = replace(reading, input_format=one_of("format", format, INPUT_FORMATS))
    as_of, policy = day(as_of), policy and str(policy)
    match path, text, rows:
        case None, str(), None:
            return open_text(text, as_of, policy, reading)
        case None, None, Iterable():
            return open_rows(rows, as_of, policy, reading)
        case _, None, None if path is not None:
            if reading.freelancer is None:
                return open_case(str(path), as_of, policy, reading)
            from jss_cli.extras import library

            library("batch", "polars")
            from jss_cli.batch.freelancer import open_freelancer

            return open_freelancer(str(path), reading.freelancer, as_of, policy, reading)
    raise TypeError("open_history takes one of path, text and rows")


def open_end(
    path: str | Path, *, as_of: date | None = None, policy: str | None = None, reading: Reading = Reading()
) -> Case | Saved:
    """A history, or a result of `explain` saved as JSON, for `diff`. Raises InputError and UsageError (JSS907)."""
    from jss_cli.files.saved import open_end as end_of

    return end_of(
        str(path),
        day(as_of),
        policy and str(policy),
        reading,
        partial(open_history, as_of=as_of, policy=policy, reading=reading),
    )


def open_histories(
    paths: Iterable[str | Path], *, as_of: date | None = None, policy: str | None = None, reading: Reading = Reading()
) -> tuple[Case, ...]:
    """Several histories. Raises InputError with the faults of all of them."""
    from jss_cli.files.case import open_cases

    return open_cases(map(str, paths), partial(open_history, as_of=as_of, policy=policy, reading=reading))
