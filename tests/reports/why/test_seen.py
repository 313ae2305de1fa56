from __future__ import annotations

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
