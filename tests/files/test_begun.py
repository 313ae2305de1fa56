from __future__ import annotations

import pytest

from jss_cli.files.begun import completions


@pytest.mark.parametrize(
    ("begun", "offered"),
    [
        ("", ["a.b.", "c5.", "drop:", "merge:", "add:", "wait:", "policy:"]),
        ("c", ["c5."]),
        ("c5.re", ["c5.refunded=", "c5.refunds=", "c5.recommend="]),
        ("a.b.sta", ["a.b.started=", "a.b.stars=", "a.b.stars_before="]),
        ("c5.stars=4", ["c5.stars=4.5", "c5.stars=4"]),
        ("c5.reason=un", ["c5.reason=unresponsive", "c5.reason=unprofessional", "c5.reason=unsuccessful"]),
        ("c5.disputed=", ["c5.disputed=false", "c5.disputed=true"]),
        ("c5.title=x", []),
        ("drop:c", ["drop:c5"]),
        ("merge:", ["merge:a.b+", "merge:c5+"]),
        ("policy:upwork-2016", ["policy:upwork-2016"]),
        ("add:", []),
    ],
)
def test_what_a_change_may_go_on_with_follows_from_what_is_written(begun: str, offered: list[str]) -> None:
    found = completions(begun, ["a.b", "c5"])
    assert [word for word in found if word != "c5.reason=unknown"] == offered
