from __future__ import annotations

from datetime import date

import pytest
from spoken import SCOPE, TODAY

from jss_cli.domain.history import History, Observation
from jss_cli.files.histories.showing import RefusedError
from jss_cli.imports.interview.asking import answered
from jss_cli.imports.interview.talk import Talk, TurnAhead

TALK = Talk(History(()), SCOPE, (TurnAhead("score"), TurnAhead("eligible")))


@pytest.mark.parametrize(
    ("lines", "observed"),
    [
        (("86", "2026-09-20", "7"), (Observation(date(2026, 9, 20), 86), Observation(TODAY, 86, eligible=7))),
        (("86%", "", ""), (Observation(TODAY, 86),)),
        (("none", "7"), (Observation(TODAY, shown="none", eligible=7),)),
        (("", "7"), (Observation(TODAY, shown="untold", eligible=7),)),
        (("", ""), ()),
    ],
)
def test_what_is_shown_is_noted_with_its_day(lines: tuple[str, ...], observed: tuple[Observation, ...]) -> None:
    talk = TALK
    for line in lines:
        talk = answered(talk, line)
    assert (talk.history.observed, talk.is_over) == (observed, True)


def test_a_day_to_come_is_refused() -> None:
    with pytest.raises(RefusedError, match="after today"):
        answered(answered(TALK, "86"), "2026-10-03")
