from __future__ import annotations

from jss_cli.domain.history import History
from jss_cli.imports.join.joined import Joined


def test_a_join_is_a_value() -> None:
    assert Joined(History(()), (), (), (), (), (), ()) == Joined(History(()), (), (), (), (), (), ())
