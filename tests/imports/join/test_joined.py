from __future__ import annotations

from jss_cli.domain.history import History
from jss_cli.imports.join.joined import Conflict, Joined, Question


def test_a_conflict_is_a_contradiction_and_a_question_about_no_contract_unless_they_say_otherwise() -> None:
    assert not Conflict("c1", "earned", "1.00", ("a",), "read", "2.00", ("b line 2",), "said").alike
    assert (Question("who?").contract, Question("who?").field) == ("", "")
    assert Joined(History(()), (), (), (), (), (), ()).history.contracts == ()
