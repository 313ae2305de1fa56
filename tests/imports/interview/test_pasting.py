from __future__ import annotations

import pytest
from spoken import HISTORY, SCOPE

from jss_cli.errors import InputError
from jss_cli.imports.interview.asking import answered, begin


def test_without_a_paste_known_contracts_are_asked_about_and_others_typed() -> None:
    talk = answered(begin(HISTORY, SCOPE), "")
    matters = [turn.matter for turn in talk.turns]
    assert matters[-4:] == ["title", "silent", "score", "eligible"]
    assert talk.turns[0].contract == "k1"


def test_a_paste_that_gives_nothing_is_refused() -> None:
    with pytest.raises(InputError, match="pasted"):
        answered(begin(HISTORY, SCOPE), "hello\n")
