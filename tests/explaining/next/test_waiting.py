from __future__ import annotations

from datetime import date
from random import Random

import pytest
from conftest import Examples
from strategies import random_history

from jss_cli import api
from jss_cli.domain.case import Case
from jss_cli.domain.plan import Goal
from jss_cli.domain.score import shown_percent
from jss_cli.explaining.next.plan import make_plan
from jss_cli.files.rulebook import open_rulebook

BAD_ONE_LEAVES_IN_FIVE_DAYS = """id,client,started,ended,earned,stars
a,A,2016-05-01,2016-06-01,100,5
b,B,2016-05-01,2016-06-10,100,5
c,C,2016-05-01,2016-06-20,100,5
d,D,2016-05-01,2016-07-01,100,5
bad,E,2015-12-01,2016-01-31,100,1
open,F,2016-06-01,,100,"""


def test_a_safe_wait_stands_above_a_risky_close_that_gains_no_more() -> None:
    case = api.open_history(text=BAD_ONE_LEAVES_IN_FIVE_DAYS, as_of=date(2016, 7, 27))
    actions = make_plan(case, Goal(95)).actions
    told = [(one.kind, one.contract.id, str(one.until or ""), one.risk is not None) for one in actions]
    assert told.index(("wait", "open", "2016-08-01", False)) < told.index(("close", "open", "", True))
    assert "open: leave it alone until 2016-08-01" in api.plan(case, 95).to_text()


@pytest.mark.parametrize("seed", range(4))
def test_no_risky_action_stands_above_a_wait_that_does_as_well(seed: int, examples: Examples) -> None:
    rng = Random(seed)  # noqa: S311 - test data
    for _ in examples(8):
        history, day = random_history(rng, 8)
        actions = make_plan(Case(history, day, open_rulebook()), Goal(90, most=100)).actions
        waits = [(n, one) for n, one in enumerate(actions) if one.kind == "wait"]
        for place, risky in enumerate(actions):
            if risky.risk is not None and risky.risk < risky.percent:
                better = [n for n, wait in waits if shown_percent(wait.percent) >= shown_percent(risky.percent)]
                assert all(n < place for n in better)
