from __future__ import annotations

from dataclasses import replace

from imports.evidences import extract, shown

from jss_cli.domain.imported import FileAccount, ToldLines
from jss_cli.imports.accounting import accounts_of, told_by_reason
from jss_cli.imports.evidence import SetAside

ASIDES = (SetAside("not understood", "line 9", "too short"), SetAside("fee", "line 2"), SetAside("fee", "line 4"))


def test_lines_that_were_set_aside_are_told_by_reason() -> None:
    assert told_by_reason(ASIDES) == (
        ToldLines("fee", ("line 2", "line 4")),
        ToldLines("not understood", ("line 9",), ("line 9: too short",)),
    )


def test_a_file_is_accounted_for_with_what_a_person_calls_it() -> None:
    file = replace(extract("transactions", shown(title="x")), lines=4, understood=1, set_aside=ASIDES, remarks=("odd",))
    (account,) = accounts_of([file])
    assert account == FileAccount(
        "transactions.x", "transactions", "a transaction report", 4, 1, told_by_reason(ASIDES), ("odd",)
    )
