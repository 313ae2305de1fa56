"""The map is followed: its paths exist, and each recipe works in a copy of the package with the files it names."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from csv import DictReader
from pathlib import Path

import pytest
from conftest import ROOT

MAP = ROOT / ".github" / "CONTRIBUTING.md"
TEXT = MAP.read_text(encoding="utf-8")
LONGEST = 100
RULE = """
  - code: JSS239
    name: named-by-a-test
    when: {disputed: true}
    outcome: excluded
    says: set aside by a rule of the test
    because: A rule needs nothing but its entry.
    remedy: Nothing to do.
    known: assumed
"""
ERA = """
name: upwork-2099
title: Upwork, from 2099
about: nothing changed
extends: upwork-2015
in_force: {from: 2099-01-01, known: assumed}
"""
OPTION = """
      - name: named-by-a-test
        title: from 2
        weight: 10
        known: assumed
        sets: {rules: [{code: JSS215, when: {status: ended, stars: {below: 2}}}]}
      - name: cut-4
"""
SHOUT = """
from jss_cli.domain.answer import Answer
from jss_cli.formats import plain
from jss_cli.formats.drawing.screen import Screen


def render(answer: Answer, screen: Screen) -> str:
    return plain.render(answer, screen).upper()
"""
TOML = """
import tomllib

from jss_cli.errors import Position
from jss_cli.files.histories.format import HistoryReader
from jss_cli.files.yaml_events import Mapping, Scalar

TOP = Position(1, 1)


class Reader(HistoryReader):
    suffixes = (".toml",)

    @staticmethod
    def looks_like(text):
        return "[[contracts]]" in text

    def contracts(self, inspection):
        for found in self.tables(inspection):
            texts = {key: str(value) for key, value in found.items()}
            pairs = ((Scalar(key, TOP, plain=True), Scalar(text, TOP, plain=True)) for key, text in texts.items())
            yield Mapping(tuple(pairs), TOP)

    def tables(self, inspection):
        try:
            return [dict(found) for found in tomllib.loads(self.document.text)["contracts"]]
        except (KeyError, TypeError, tomllib.TOMLDecodeError) as error:
            inspection.refuse("JSS970", f"not valid TOML: {error}", "see toml.io", TOP)
            return []

    def entries(self, inspection):
        return ()
"""
CONTRACTS = "".join(
    f'[[contracts]]\nid = "c{n}"\nclient = "{n}"\nstarted = 2016-05-01\nended = 2016-06-01\nearned = 100\n'
    for n in range(4)
)
FACT = (  # in the order of the recipe: what stands in a file, and what is written before it
    ('    Fact("disputed",', '    Fact("overdue", "flag", (Origin("overdue", "any"),)),\n'),
    ("    disputed: bool\n", "    overdue: bool\n"),
    ('    "disputed": _FactWords(', '    "overdue": _FactWords("overdue", ("in time", "overdue")),\n'),
    ("    disputed: bool = False\n", "    overdue: bool = False\n"),
    ('    Field("disputed",', '    Field("overdue", "flag", "Whether it came late; absent: no.", absent=False),\n'),
    ('    "kind": ("k",', '    "overdue": ("z", "overdue", "overdue"),\n'),
    ("    # disputed: false\n", "    # overdue: false\n"),
)
ASKING = (  # tests of the gate that ask whether a fact is everywhere
    "tests/domain/test_facts.py",
    "tests/commands/test_init.py::test_the_starter_file_has_a_remark_on_each_field_that_a_person_writes",
    "tests/commands/test_schema.py::test_the_schema_beside_the_samples_is_the_one_that_is_printed",
    "tests/explore/test_drawn.py::test_the_drawing_is_what_the_explorer_shows_now",
    "tests/explore/test_picture.py::test_every_fact_that_may_be_flipped_has_a_key_and_no_key_does_two_things",
)
TABLE = "freelancer,id,client,started,ended,earned,stars,overdue\n" + "".join(
    f"{who},c{n},{n},2016-05-01,2016-06-01,100,{5 if n else 1},{'' if n or who == 'in_time' else 'true'}\n"
    for who in ("late", "in_time")
    for n in range(5)
)


def recipe(title: str) -> str:
    """The paragraph of one recipe."""
    return TEXT.split(f"**{title}.**")[1].split("\n\n")[0]


def named(text: str) -> list[str]:
    """The paths of files of the project that a text names."""
    return re.findall(r"`((?:jss_cli|tests|sample_histories|\.ci|\.github)/[\w./-]*)`", text)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "jss_cli", tmp_path / "jss_cli", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "sample_histories", tmp_path / "sample_histories")
    return tmp_path


def jss(copy: Path, *arguments: str) -> str:
    """What the copy answers, without being installed."""
    done = run(copy, *arguments)
    assert not done.returncode, done.stderr
    return done.stdout


def refused(copy: Path, *arguments: str) -> str:
    """What the copy says when it refuses."""
    done = run(copy, *arguments)
    assert done.returncode, done.stdout
    return done.stderr


def run(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """One call of the copy."""
    return run_python(copy, "-m", "jss_cli", *arguments)


def run_python(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """One call of this Python in the copy, which comes before what is installed."""
    environment = {**os.environ, "PYTHONPATH": str(copy)}
    return subprocess.run(
        [sys.executable, *arguments], cwd=copy, env=environment, capture_output=True, text=True, check=False
    )


def with_fact(copy: Path) -> None:
    """Follow the recipe of a fact, as far as files are written by hand."""
    for path, (before, added) in zip(named(recipe("A fact")), FACT, strict=False):
        text = (copy / path).read_text("utf-8")
        assert text.count(before) == 1
        (copy / path).write_text(text.replace(before, added + before), "utf-8")


def test_the_map_is_one_page_and_every_path_on_it_exists() -> None:
    assert len(TEXT.splitlines()) <= LONGEST
    paths = named(TEXT)
    assert len(paths) > 10
    assert not [path for path in paths if not (ROOT / path).exists()]


def test_a_rule_is_an_entry_of_a_policy(copy: Path) -> None:
    path = copy / named(recipe("A rule"))[0]
    path.write_text(path.read_text("utf-8").replace("\nrules:\n", f"\nrules:\n{RULE}", 1), "utf-8")
    assert "set aside by a rule of the test" not in jss(copy, "explain", "sample_histories/nine_jobs_75.yaml")
    history = (copy / "sample_histories" / "nine_jobs_75.yaml").read_text("utf-8")
    (copy / "disputed.yaml").write_text(history.replace("  - id: c1\n", "  - id: c1\n    disputed: true\n", 1), "utf-8")
    assert "JSS239" in jss(copy, "explain", "disputed.yaml", "--as-of", "2016-05-20", "--policy", "upwork-2015")
    assert "JSS239" in jss(copy, "policy", str(path))
    path.write_text(
        path.read_text("utf-8").replace("\nclauses:\n", f"{RULE.replace('239', '240')}\nclauses:\n", 1), "utf-8"
    )
    assert "JSS240 never decides" in refused(copy, "policy", str(path))


def test_an_era_is_a_file_and_an_end_of_the_one_before_it(copy: Path) -> None:
    folder = copy / named(recipe("An era"))[0]
    (folder / "upwork-2099.yaml").write_text(ERA, "utf-8")
    assert "upwork-2099" in jss(copy, "policy", "upwork-2099")


def test_an_option_is_an_entry_of_a_disputed_point_and_as_certain_as_it_says(copy: Path) -> None:
    path = copy / named(recipe("An option"))[0] / "upwork-2024-09.yaml"
    text = path.read_text("utf-8").replace("title: from 3, weight: 85", "title: from 3, weight: 75", 1)
    path.write_text(text.replace("\n      - name: cut-4\n", OPTION, 1), "utf-8")
    assert "JSS215 negative when ended, stars below 2 [assumed]." in jss(
        copy, "policy", "upwork-2024-09+named-by-a-test", "--format", "plain"
    )


def test_a_format_out_is_one_module(copy: Path) -> None:
    (copy / named(recipe("A format"))[0] / "shout.py").write_text(SHOUT, "utf-8")
    assert jss(copy, "explain", "sample_histories/nine_jobs_75.yaml", "--format", "shout").startswith(
        "JOB SUCCESS SCORE"
    )


def test_a_format_in_is_one_module(copy: Path) -> None:
    (copy / named(recipe("A format"))[1] / "toml.py").write_text(TOML, "utf-8")
    (copy / "history.toml").write_text(CONTRACTS, "utf-8")
    assert jss(copy, "score", "history.toml", "--as-of", "2016-08-21") == "0 %  upwork-2016  2016-08-21\n"
    (copy / "broken.toml").write_text(CONTRACTS + "[[contracts]", "utf-8")
    assert "broken.toml:1:1: error[JSS970]" in refused(copy, "score", "broken.toml")


def test_a_fact_is_scored_and_is_a_column_of_a_batch_by_the_files_that_its_recipe_names(copy: Path) -> None:
    with_fact(copy)
    rules = copy / named(recipe("A rule"))[0]
    rule = RULE.replace("disputed", "overdue")
    rules.write_text(rules.read_text("utf-8").replace("\nrules:\n", f"\nrules:\n{rule}", 1), "utf-8")
    (copy / "many.csv").write_text(TABLE, "utf-8")
    asked = "many.csv", "--as-of", "2016-08-21"
    shown = jss(copy, "score", *asked, "--freelancer", "late").partition(" ")[0]
    jss(copy, "batch", *asked, "-o", "scores.csv")
    written = (copy / "scores.csv").read_text("utf-8")
    scores = {row["freelancer"]: row["computed"] for row in DictReader(written.splitlines())}
    assert scores == {"late": shown, "in_time": "60"}
    assert shown == "100"


def test_a_fact_passes_what_the_gate_asks_of_it_by_the_files_that_its_recipe_names(copy: Path) -> None:
    shutil.copytree(ROOT / "tests", copy / "tests", ignore=shutil.ignore_patterns("__pycache__", "bad", "golden"))
    shutil.copytree(ROOT / ".github", copy / ".github")
    for name in ("README.md", "pyproject.toml"):
        shutil.copy(ROOT / name, copy)
    with_fact(copy)
    schema, _drawing, script = named(recipe("A fact"))[len(FACT) :][:3]
    jss(copy, "schema", "history", "-o", schema, "--force")
    run_python(copy, script)
    asked = run_python(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", *ASKING)
    assert not asked.returncode, asked.stdout


def test_a_block_must_be_drawn_by_the_modules_that_its_recipe_names() -> None:
    drawing = {
        path for path in (ROOT / "jss_cli" / "formats").glob("*.py") if "assert_never" in path.read_text("utf-8")
    }
    assert {
        ROOT / path for path in named(recipe("A block")) if "/formats/" in path and path.startswith("jss")
    } == drawing
