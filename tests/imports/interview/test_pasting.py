from __future__ import annotations

import pytest
from spoken import HISTORY, OUTLOOK

from jss_cli.errors import InputError
from jss_cli.imports.interview.asking import answered, begin


def test_without_a_paste_known_contracts_are_asked_about_and_others_typed() -> None:
    talk = answered(begin(HISTORY, OUTLOOK), "")
    topics = [step.topic for step in talk.steps]
    assert topics[-4:] == ["title", "silent", "score", "eligible"]
    assert talk.steps[0].contract == "k1"


def test_a_paste_that_gives_nothing_is_refused() -> None:
    with pytest.raises(InputError, match="pasted"):
        answered(begin(HISTORY, OUTLOOK), "hello\n")
