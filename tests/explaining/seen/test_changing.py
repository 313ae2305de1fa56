from __future__ import annotations

from datetime import date

import pytest
from conftest import ROOT

from jss_cli import api
from jss_cli.api.answered import BASES

B19 = ROOT / "tests" / "cases" / "b19.yaml"


def test_both_scores_are_told_by_what_fits_and_beside_them_what_the_rules_alone_give() -> None:
    answer = api.what_if(api.open_history(B19), "add:20x100")
    told = answer.to_dict()
    assert (told["basis"], told["score"]["shown"], told["before"]["shown"]) == ("seen", 78, told["computed"]["shown"])
    assert told["worlds"]["before"]["middle"] < told["worlds"]["after"]["middle"]
    assert told["worlds"]["points_low"] <= told["worlds"]["points_mean"] <= told["worlds"]["points_high"]
    assert "by the rules alone" in answer.to_text()


def test_a_day_on_which_the_rules_alone_give_what_was_seen_is_answered_by_them() -> None:
    case = api.open_history(B19, as_of=date(2024, 1, 1))
    same = [api.what_if(case, "drop:k1", basis=basis).to_json() for basis in BASES]
    assert same[0] == same[1]


FIVE_STARS = """\
as_of: 2026-11-27
observed: [{on: 2026-11-22, score: 75}]
contracts:
  - {id: c1, client: A, started: 2026-04-25, ended: 2026-05-06, earned: 120, feedback: {stars: 5, recommend: 10},
     ending: {by: client, reason: completed}}
  - {id: c2, client: B, started: 2026-05-02, ended: 2026-05-20, earned: 120, feedback: {stars: 5, recommend: 10},
     ending: {by: client, reason: completed}}
  - {id: c3, client: C, started: 2026-05-16, ended: 2026-06-03, earned: 120, feedback: {stars: 5, recommend: 10},
     ending: {by: client, reason: completed}}
  - {id: c4, client: D, started: 2026-06-06, ended: 2026-07-15, earned: 120, feedback: {stars: 5, recommend: 10},
     ending: {by: client, reason: completed}}
"""


@pytest.mark.parametrize("change", ["c4.stars=5", "c4.stars=4.9", "c1.recommend=10", "c4.recommend=9"])
def test_what_changes_nothing_by_the_file_does_not_undo_a_surprise(change: str) -> None:
    worlds = api.what_if(api.open_history(text=FIVE_STARS), change).to_dict()["worlds"]
    assert worlds["before"] == worlds["after"]
    assert (worlds["points_low"], worlds["points_high"]) == (0, 0)


def test_what_makes_a_contract_count_otherwise_by_the_file_does_so_in_every_world() -> None:
    worlds = api.what_if(api.open_history(text=FIVE_STARS), "c4.stars=1").to_dict()["worlds"]
    assert worlds["points_low"] < 0


UNSEEN = """\
as_of: 2026-07-20
observed: [{on: 2026-07-19, score: 50}]
contracts:
  - {id: a, client: A, started: 2026-01-05, ended: 2026-02-01, earned: 9, feedback: {stars: unknown, recommend: 10}}
  - {id: b, client: B, started: 2026-01-05, ended: 2026-02-01, earned: 9, feedback: {stars: 5, recommend: 10}}
  - {id: c, client: C, started: 2026-01-05, ended: 2026-02-01, earned: 9, feedback: {stars: 5, recommend: 10}}
  - {id: d, client: D, started: 2026-01-05, ended: 2026-02-01, earned: 9, feedback: {stars: 5, recommend: 10}}
"""


def test_a_change_answers_what_a_person_cannot_know() -> None:
    worlds = api.what_if(api.open_history(text=UNSEEN), "a.stars=5").to_dict()["worlds"]
    assert worlds["expected_after"] > worlds["expected_before"] + 1


def test_the_number_that_was_seen_is_before_and_what_comes_after_is_counted_from_it() -> None:
    case = api.open_history(ROOT / "tests" / "cases" / "b05.yaml")
    dropped, waited = (api.what_if(case, change) for change in ("drop:idle2", "wait:2015-12-01"))
    assert dropped.to_dict()["worlds"]["before"]["middle"] == 92
    assert dropped.to_text().splitlines()[0].endswith("95 % → 100 %")
    assert "as shown            95 %    100 %  +8.3" in dropped.to_text()
    assert "by what fits        92 %    100 %  +8.3" in dropped.to_text()
    assert "as shown            95 %    93 %\n" in waited.to_text()  # days pass: what the worlds come to


def test_what_gains_nothing_leaves_the_number_that_was_seen_although_it_was_computed_anew_since() -> None:
    answer = api.what_if(api.open_history(ROOT / "tests" / "cases" / "five_stars_88.yaml"), "c13.recommend=9")
    worlds = answer.to_dict()["worlds"]
    assert worlds["before"]["high"] > 88
    assert (worlds["from_seen"]["low"], worlds["from_seen"]["high"]) == (88, 88)
    assert "88 % → about 88 %" in answer.to_text()
