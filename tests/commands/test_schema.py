from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import date
from fractions import Fraction
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from conftest import ROOT

from jss_cli import __version__
from jss_cli.errors import UsageError
from jss_cli.shell.cli import run

SAMPLES = sorted((ROOT / "sample_histories").glob("*_*.yaml"))
NINE = str(ROOT / "sample_histories" / "nine_jobs_75.yaml")
JUMPED = str(ROOT / "sample_histories" / "jumped_82_to_100.yaml")
POLICIES = sorted((ROOT / "jss_cli" / "policies").glob("*.yaml"))


@cache
def schema(of: str) -> dict[str, Any]:
    printed = StringIO()
    with redirect_stdout(printed):
        run(["schema", of])
    described: dict[str, Any] = json.loads(printed.getvalue())
    jsonschema.Draft7Validator.check_schema(described)
    return described


def validate(value: object, of: str) -> None:
    """Raises ValidationError for what a schema does not describe; the schema itself was checked when it was made."""
    jsonschema.Draft7Validator(schema(of)).validate(value)


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: only true and false are flags, `on` is a word."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def as_an_editor_reads_it(path: Path) -> Any:
    tree = yaml.load(path.read_text("utf-8"), Loader=EditorLoader)  # noqa: S506 - a SafeLoader
    return json.loads(json.dumps(tree, default=date.isoformat))


def test_samples_and_the_starter_file_are_what_the_history_schema_describes() -> None:
    for path in (*SAMPLES, ROOT / "jss_cli" / "files" / "starter.yaml"):
        validate(as_an_editor_reads_it(path), "history")
        is_beside = path.read_text("utf-8").startswith("# yaml-language-server: $schema=./jss-history.schema.json\n")
        assert is_beside == (path in SAMPLES)  # a starter file is written where no schema is


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"oucome": 1}, "oucome"),
        ({"started": 20160425}, "20160425"),
        ({"feedback": {"stars": 6}}, "6"),
        ({"ending": {"reason": "bored"}}, "bored"),
        ({"kind": "weekly"}, "weekly"),
    ],
)
def test_an_editor_marks_what_jss_would_refuse(change: dict[str, Any], told: str) -> None:
    history = as_an_editor_reads_it(SAMPLES[0])
    history["contracts"][0] |= change
    with pytest.raises(jsonschema.ValidationError, match=told):
        validate(history, "history")


def test_the_schema_beside_the_samples_is_the_one_that_is_printed(
    capsys: pytest.CaptureFixture[str], pytestconfig: pytest.Config
) -> None:
    run(["schema", "history"])
    printed, beside = capsys.readouterr().out, ROOT / "sample_histories" / "jss-history.schema.json"
    if pytestconfig.getoption("--update-golden"):
        beside.write_text(printed, encoding="utf-8")
    assert beside.read_text(encoding="utf-8") == printed


def test_every_shipped_policy_is_what_the_policy_schema_describes() -> None:
    for path in POLICIES:
        validate(as_an_editor_reads_it(path), "policy")


ABOUT_A_HISTORY = (
    ["explain", str(SAMPLES[0])],
    ["explain", str(ROOT / "sample_histories" / "no_score_yet.yaml")],
    ["score", NINE],
    ["check", NINE],
    ["timeline", JUMPED],
    ["diff", JUMPED],
    ["what-if", NINE, "merge:c5+c6"],
    ["plan", NINE],
    ["plan", str(ROOT / "sample_histories" / "never_started_75.yaml"), "--contract", "poster"],
    ["infer", NINE],
    ["infer", NINE, "--range"],
    ["reply", NINE],
    ["ask", str(ROOT / "tests" / "cases" / "low_88.yaml"), "--contract", "c13", "--as-of", "2026-11-26"],
)
OTHERS = (
    ["score", *map(str, SAMPLES)],
    ["check", *map(str, SAMPLES)],
    ["policy"],
    ["policy", "upwork-2021"],
    ["policy", "upwork-2016", "upwork-2020-03"],
    ["rule"],
    ["rule", "JSS221"],
    ["rule", "JSS921"],
    ["possible", "75", "--contracts", "9"],
)
BEGINNING = (
    "schema_version", "jss_version", "answers", "environment", "file", "policy", "as_of", "currency", "basis", "score",
    "no_score", "computed", "seen",
)  # fmt: skip


def named(arguments: list[str]) -> str:
    return " ".join(Path(part).name for part in arguments[:2])


@cache
def result_of(*arguments: str) -> Any:
    with redirect_stdout(StringIO()) as printed:
        run([*arguments, "--format", "json"])
    return json.loads(printed.getvalue())


@pytest.mark.parametrize("arguments", [*ABOUT_A_HISTORY, *OTHERS], ids=named)
def test_what_is_printed_as_json_is_what_the_result_schema_describes(arguments: list[str]) -> None:
    result = result_of(*arguments)
    for one in result if isinstance(result, list) else [result]:
        assert list(one)[:3] == ["schema_version", "jss_version", "answers"]
        assert (one["schema_version"], one["jss_version"]) == ("2.0", __version__)
    validate(result, "result")


@pytest.mark.parametrize("arguments", ABOUT_A_HISTORY, ids=named)
def test_every_result_about_a_history_begins_with_what_it_rests_on_and_the_score_it_is_about(
    arguments: list[str],
) -> None:
    result = result_of(*arguments)
    assert tuple(result)[: len(BEGINNING)] == BEGINNING
    basis = "seen" if arguments[0] == "infer" and "--range" not in arguments else "computed"
    assert (result["file"], result["basis"], result["currency"]) == (arguments[1], basis, "USD")
    score, computed, seen = result["score"], result["computed"], result["seen"]
    if computed:
        assert list(computed) == ["shown", "exact", "percent", "window", "no_score"]
        assert (computed["no_score"] is None) == (computed["shown"] is not None) == (score is not None)
        same = (computed[key] == (score or {}).get(key) for key in ("shown", "exact", "percent", "window"))
        assert basis == "seen" or all(same)
        assert computed["no_score"] == result["no_score"]
    assert seen is None or (list(seen)[:4] == ["on", "shown", "evidence", "fits"] and seen["on"] <= result["as_of"])


def costs(result: Any) -> Iterator[float]:
    """The points of contracts and reasons, wherever they stand."""
    parts = (*result.get("reasons", ()), *result.get("facts", {}).get("causes", ()), *result.get("contracts", ()))
    for part in parts:
        yield from (value for key, value in part.items() if key.startswith("points") and isinstance(value, float))


@pytest.mark.parametrize(
    "arguments", [["explain", NINE], ["what-if", NINE, "c8.recommend=1"], ["reply", NINE]], ids=named
)
def test_what_a_contract_costs_is_negative(arguments: list[str]) -> None:
    found = list(costs(result_of(*arguments)))
    assert min(found) < 0
    assert max(found) <= 0


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_the_points_of_the_contracts_sum_to_the_score_less_a_hundred(sample: Path) -> None:
    result = result_of("explain", str(sample))
    points = sum(Fraction(contract["points_exact"]) for contract in result["contracts"])
    assert points + Fraction(result["floor"]) == (Fraction(result["score"]["exact"]) - 100 if result["score"] else 0)


@pytest.mark.parametrize("asked", [("--format", "csv"), ("-o", "schema.yaml")])
def test_a_schema_is_written_as_json_and_refused_in_any_other_format(asked: tuple[str, str]) -> None:
    with pytest.raises(UsageError, match=r"schema\.yaml|csv"):
        run(["schema", *asked])


def test_a_result_goes_by_a_name_of_its_own_and_never_by_that_of_a_module() -> None:
    assert not [name for name in schema("result")["definitions"] if "__" in name]
