from __future__ import annotations

from datetime import date

import pytest
from spoken import HISTORY, SCOPE, TODAY

from jss_cli.domain.history import History, Observation
from jss_cli.files.histories.showing import RefusedError
from jss_cli.imports.interview.asking import answered
from jss_cli.imports.interview.talk import Talk, TurnAhead

TALK = Talk(History((), unlisted=9), SCOPE, (TurnAhead("score"), TurnAhead("eligible")))


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


SEEN = Talk(History((), observed=(Observation(date(2026, 10, 1), 88),)), SCOPE, (TurnAhead("score"),))


@pytest.mark.parametrize(("lines", "score"), [(("2", "y", ""), 2), (("2", "", "88", ""), 88), (("88", ""), 88)])
def test_another_score_than_the_last_is_taken_where_it_is_said_twice(lines: tuple[str, ...], score: int) -> None:
    talk = SEEN
    for line in lines:
        assert talk.history.observed == SEEN.history.observed or line == ""
        talk = answered(talk, line)
    assert [seen.score for seen in talk.history.observed] == [88, score]
    assert talk.is_over
    assert answered(SEEN, "2").remarks == ("88 % was seen on 2026-10-01; for 2026-10-02 you say 2.",)


@pytest.mark.parametrize(("lines", "eligible"), [(("88", "yes"), 88), (("88", "no", "2"), 2), (("2",), 2)])
def test_more_eligible_jobs_than_contracts_are_taken_where_it_is_said_twice(
    lines: tuple[str, ...], eligible: int
) -> None:
    talk = Talk(HISTORY, SCOPE, (TurnAhead("eligible"),))
    for line in lines:
        talk = answered(talk, line)
    assert [seen.eligible for seen in talk.history.observed] == [eligible]


def test_an_answer_in_doubt_is_right_or_not() -> None:
    with pytest.raises(RefusedError, match="neither yes nor no"):
        answered(answered(SEEN, "2"), "2")
