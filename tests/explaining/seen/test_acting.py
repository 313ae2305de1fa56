from __future__ import annotations

from datetime import date

from jss_cli import api
from jss_cli.domain.case import Case
from jss_cli.explaining.seen.acting import seen_actions
from jss_cli.explaining.seen.ways import SeenWays
from jss_cli.explaining.seen.worlds import WorldCase

ROWS = """id,client,started,ended,earned,stars
a,A,2016-05-01,2016-06-01,100,5
b,B,2016-05-01,2016-06-10,100,5
c,C,2016-05-01,2016-06-20,100,5
d,D,2016-05-01,2016-07-01,100,5
bad,E,2015-12-01,2016-01-31,100,{stars}
open,F,2016-06-01,,100,"""


def world(stars: int) -> Case:
    return api.open_history(text=ROWS.format(stars=stars), as_of=date(2016, 7, 27))


def test_an_action_is_told_with_the_share_of_the_worlds_in_which_it_gains() -> None:
    worlds = [WorldCase(world(1), 0.75), WorldCase(world(5), 0.25)]
    actions, refusals = seen_actions(world(1), worlds, SeenWays(worlds).lines)
    edit = next(one for one in actions if one.kind == "edit")
    assert (edit.contract.id, edit.share, edit.after.middle, edit.risk) == ("bad", 0.75, 100, None)
    assert edit.points.low == edit.points.high == edit.points.mean > 0
    assert ("rate" in {one.kind for one in refusals}) is False


def test_waiting_stands_above_a_risky_close_that_is_expected_to_gain_no_more() -> None:
    worlds = [WorldCase(world(1), 0.75), WorldCase(world(5), 0.25)]
    actions, _ = seen_actions(world(1), worlds, SeenWays(worlds).lines)
    kinds = [one.kind for one in actions]
    assert kinds.index("wait") < kinds.index("close")
    wait = actions[kinds.index("wait")]
    assert (str(wait.until), wait.contract.id, wait.share, wait.after.middle) == ("2016-08-01", "open", 0.75, 100)


def test_what_the_file_tells_is_not_asked_for_although_a_world_has_it_otherwise() -> None:
    worlds = [WorldCase(world(1), 1.0)]
    actions, _ = seen_actions(world(5), worlds, SeenWays(worlds).lines)
    assert "edit" not in {one.kind for one in actions}
