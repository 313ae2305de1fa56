from __future__ import annotations

from typing import Any

import pytest
from imports.evidences import piece

from jss_cli.errors import InputError
from jss_cli.imports.join import keys
from jss_cli.imports.join.keys import group
from jss_cli.imports.join.pieces import Piece

JOB: dict[str, Any] = {"title": "Logo", "started": "2026-03-02", "ended": "2026-03-20"}


@pytest.mark.parametrize(
    ("pieces", "contracts"),
    [
        pytest.param([piece(id="41000002", **JOB), piece("earnings_report", id="41000002", title="Logo")], 1, id="id"),
        pytest.param(
            [piece(id="41000002", **JOB), piece("profile_json", id="41000002", title="Other")], 2, id="id, other title"
        ),
        pytest.param(
            [piece(id="41000002", **JOB), piece("profile_json", **{**JOB, "id": "41000002", "title": "Other"})],
            1,
            id="id, other title, same days",
        ),
        pytest.param([piece(**JOB), piece("pasted", **JOB)], 1, id="title and days"),
        pytest.param([piece(**JOB), piece("pasted", **{**JOB, "started": "2026-03-04"})], 2, id="other start"),
        pytest.param([piece("pasted", title="Logo"), piece("odesk", title="Logo")], 2, id="title alone"),
        pytest.param([piece(**JOB), piece("spreadsheet", title="Logo", started="2026-03-05")], 1, id="sheet, title"),
        pytest.param(
            [piece(client="A Ltd", **JOB), piece("workbook", client="a", started="2026-03-01")],
            1,
            id="sheet, client",
        ),
        pytest.param([piece(**JOB), piece("spreadsheet", title="Logo", started="2026-03-09")], 2, id="sheet, late"),
        pytest.param([piece("pasted", **JOB), piece("pasted", **JOB)], 2, id="two of one file are two"),
    ],
)
def test_pieces_are_one_contract_by_their_keys(pieces: list[Piece], contracts: int) -> None:
    groups, _ = group(pieces)
    assert len(groups) == contracts
    assert sum(len(one.pieces) for one in groups) == len(pieces)


def test_a_number_that_is_two_contracts_in_one_file_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        group([piece("spreadsheet", id="41000002", title="A"), piece("spreadsheet", id="41000002", title="B")])
    assert caught.value.faults[0].code == "JSS802"
    assert '41000002 is "A" and "B"' in caught.value.faults[0].message


def test_a_number_with_another_title_in_another_file_is_told() -> None:
    _, told = group([piece(id="41000002", title="A"), piece("profile_json", id="41000002", title="B")])
    assert told[0].startswith('41000002 is "A" in graphql.x line 2 and "B" in profile_json.x line 2: neither title')


def test_an_earnings_report_is_of_the_contract_of_its_title_that_ran_while_it_was_worked() -> None:
    work = piece("earnings_report", "2026-03-10 50", worked=True, id="41000002", title="Logo")
    assert len(group([piece("pasted", **JOB), work])[0]) == 1
    late = piece("earnings_report", "2027-03-10 50", worked=True, id="41000002", title="Logo")
    assert len(group([piece("pasted", **JOB), late])[0]) == 2


def test_what_one_file_shows_is_not_held_against_each_other_however_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "MOST_COMPARED", 2)
    same = [piece("spreadsheet", client="A", **JOB) for _ in range(3)]
    assert len(group(same)[0]) == 3
    assert len(group([*same, piece("workbook", title="Menu", started="2026-03-02")])[0]) == 4


def test_more_pairs_than_are_looked_at_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "MOST_COMPARED", 2)
    with pytest.raises(InputError) as caught:
        group([*(piece("pasted", **JOB) for _ in range(3)), piece("spreadsheet", **JOB)])
    (fault,) = caught.value.faults
    assert (fault.code, fault.file) == ("JSS834", "spreadsheet.x")
    assert fault.message == "more than 2 pairs of contracts could belong together by title, client and days"
