from __future__ import annotations

from dataclasses import replace

from imports.evidences import extract, shown

from jss_cli.domain.imported import FileAccount, ToldLines
from jss_cli.imports.accounting import accounts_of
from jss_cli.imports.evidence import SetAside

ASIDES = (SetAside("not understood", "line 9", "too short"), SetAside("fee", "line 2"), SetAside("fee", "line 4"))


def test_a_file_is_accounted_for_by_what_a_person_calls_it_with_its_lines_by_reason() -> None:
    file = replace(extract("transactions", shown(title="x")), lines=4, understood=1, set_aside=ASIDES, remarks=("odd",))
    told = (ToldLines("fee", ("line 2", "line 4")), ToldLines("not understood", ("line 9",), ("line 9: too short",)))
    (account,) = accounts_of([file])
    assert account == FileAccount("transactions.x", "transactions", "a transaction report", 4, 1, told, ("odd",))
