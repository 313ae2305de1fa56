from __future__ import annotations

from conftest import ROOT

from jss_cli import api

TEXT = """as_of: 2025-12-20
observed: [{on: 2025-12-20, score: 34}]
contracts:
"""
GOOD = "{{id: {0}, client: {0}, started: 2025-06-01, ended: 2025-07-01, earned: 200, kind: fixed, feedback: {{{1}}}}}"


def test_what_is_known_of_a_contract_is_also_what_its_client_said_in_private() -> None:
    told = {"a": "stars: 5, recommend: 2", "b": "stars: 5, recommend: 10", "c": "stars: 5, recommend: 10"}
    case = api.open_history(text=TEXT + "".join(f"  - {GOOD.format(*one)}\n" for one in told.items()))
    assert "a (a) (ended 2025-07-01, 5 stars, private answer 2 of 10) cost" in api.explain(case).rendered("plain", 500)


def test_the_next_change_is_told_with_its_share_although_most_of_what_fits_has_it_later() -> None:
    case = api.open_history(ROOT / "tests" / "cases" / "b19.yaml")
    explained, line = (" ".join(ask(case).to_text().split()) for ask in (api.explain, api.timeline))
    assert "Next: 2024-01-24 (seen 2024-02-04) by itself 78 % → 50-80 %, in 21 in 100 of what fits; then" in explained
    assert "then 2024-09-03 by itself" in explained
    assert "Next jump: 2024-01-24 (seen on 2024-02-04), 78 % → 50-80 %: in 21 in 100 of what fits" in line
    assert "; then 2024-09-03, " in line
