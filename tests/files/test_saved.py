from __future__ import annotations

import json
from pathlib import Path

import pytest

from jss_cli.errors import InputError
from jss_cli.files.reading import Reading
from jss_cli.files.saved import load_saved


def result(folder: Path, policy: str) -> str:
    path = folder / "saved.json"
    content = {
        "schema_version": "1.0",
        "answers": "explain",
        "policy": {"name": policy},
        "as_of": "2025-11-01",
        "windows": [],
        "contracts": [],
    }
    path.write_text(json.dumps(content), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("policy", ["upwork-2016", "upwork-2016+tiered+age-from-payment"])
def test_a_result_is_read_under_the_rules_that_it_names(tmp_path: Path, policy: str) -> None:
    found = load_saved(result(tmp_path, policy), Reading())
    assert found
    assert found.policy.name == policy


@pytest.mark.parametrize(
    ("policy", "instead"),
    [
        ("upwork-2025", "upwork-2024-09 holds until 2026-03-30, then upwork-2026-03"),
        ("upwork-2016-tiered", "write upwork-2016+tiered"),
        ("upwork-2016+teired", 'did you mean "tiered"?'),
        ("mine.yaml", "jss policy lists all"),
    ],
)
def test_a_result_of_rules_that_are_not_shipped_is_told_what_replaced_them(
    tmp_path: Path, policy: str, instead: str
) -> None:
    with pytest.raises(InputError) as caught:
        load_saved(result(tmp_path, policy), Reading())
    (fault,) = caught.value.faults
    assert fault.code == "JSS907"
    assert instead in fault.message
