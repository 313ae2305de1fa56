from __future__ import annotations

from dataclasses import replace

from jss_cli.domain.history import History
from jss_cli.domain.imported import Conflict, FileAccount, Imported, OpenQuestion, ToldLines, UnknownField

CONFLICT = Conflict("c1", "earned", "1.00", ("a",), "read", "2.00", ("b line 2",), "said")
ODD = FileAccount("a", "transactions", "a transaction report", 2, 1, (ToldLines("not understood", ("line 3",)),))
NOTHING = Imported(History(()), (), (), (), (), (), ())


def test_an_import_is_whole_without_contradiction_and_without_a_line_that_was_not_understood() -> None:
    fee = replace(ODD, told=(ToldLines("fee", ("line 3",)),))
    assert replace(NOTHING, accounts=(fee,), conflicts=(replace(CONFLICT, alike=True),)).is_whole
    assert not replace(NOTHING, conflicts=(CONFLICT,)).is_whole
    assert not replace(NOTHING, accounts=(ODD,)).is_whole


def test_a_question_is_about_no_contract_and_an_unknown_moves_nothing_known_unless_they_say_so() -> None:
    assert (OpenQuestion("who?").contract, OpenQuestion("who?").field) == ("", "")
    assert UnknownField("c1", "earned").points is None
