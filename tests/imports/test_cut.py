"""Exports of money and JSON, cut anywhere: read with an account of all lines, or refused in words for people."""

from __future__ import annotations

import pytest
from exported import EXPORTS, USUAL, material

from jss_cli.errors import InputError
from jss_cli.imports.source import Extract, source_readers

MONEY = ("2026-10-02_transaction_report.csv", "transactions_2023.csv", "earnings_report_2026.csv")
JSON = ("graphql_work_history_2026.json", "profile_rest_2020.json", "odesk_2014.json")
STEPS = (97, pytest.param(7, marks=pytest.mark.slow))
READERS = sorted((kind for _, kind in source_readers()), key=lambda kind: -kind.rank)


def pieces(name: str, step: int) -> list[Extract | InputError | None]:
    """What becomes of a handed export that is cut at every so many bytes; None: nothing knows it."""
    data = (EXPORTS / name).read_bytes()
    return [outcome(data[:size], name) for size in range(0, len(data), step)]


def outcome(data: bytes, name: str) -> Extract | InputError | None:
    given = material(data, name)
    kind = next((kind for kind in READERS if kind.reads(given, USUAL)), None)
    try:
        return kind.read(given, USUAL) if kind else None
    except InputError as error:
        return error


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("name", [*MONEY, *JSON])
def test_what_is_left_of_a_cut_export_is_read_with_all_its_lines_or_refused(name: str, step: int) -> None:
    found = pieces(name, step)
    read = [one for one in found if isinstance(one, Extract)]
    assert all(one.understood + len(one.set_aside) == one.lines for one in read)
    assert bool(read) == (name in MONEY), "rows stand by themselves, JSON does not"
    for error in found:
        if isinstance(error, InputError):
            assert error.exit_code == 3
            assert all(fault.hint and fault.file == name for fault in error.faults)
