"""What became of the lines of files, reason by reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from jss_cli.domain.imported import FileAccount, ToldLines
from jss_cli.imports.evidence import Extract, SetAside, Why
from jss_cli.imports.source import source_readers


def accounts_of(extracts: Iterable[Extract]) -> tuple[FileAccount, ...]:
    """Each file with what it was, how many of its lines were understood, and the others by their reasons."""
    titles = {name: reader.title for name, reader in source_readers()}
    return tuple(
        FileAccount(
            file.file,
            file.source,
            titles.get(file.source, file.source),
            file.lines,
            file.understood,
            _told_by_reason(file.set_aside),
            file.remarks,
        )
        for file in extracts
    )


def _told_by_reason(asides: Iterable[SetAside]) -> tuple[ToldLines, ...]:
    """Lines that were set aside, those of one reason together."""
    told: dict[str, list[SetAside]] = {why: [] for why in get_args(Why)}
    for aside in asides:
        told[aside.why].append(aside)
    return tuple(
        ToldLines(why, tuple(one.at for one in some), tuple(f"{one.at}: {one.text}" for one in some if one.text))
        for why, some in told.items()
        if some
    )
