from __future__ import annotations

from pathlib import Path

import pytest

from jss_cli.files.begun import completions, contracts_typed


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


def test_the_contracts_that_were_typed_are_those_of_a_file_that_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "h.yaml").write_text("- {id: c1, client: A, started: 2024-01-08}\n", encoding="utf-8")
    assert [contract.id for contract in contracts_typed(str(tmp_path / "h.yaml"))] == ["c1"]
    assert contracts_typed(str(tmp_path / "none.yaml")) == contracts_typed("-") == ()
