from __future__ import annotations

from datetime import date

from conftest import ROOT

from jss_cli import api
from jss_cli.api.basis import BASES

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
