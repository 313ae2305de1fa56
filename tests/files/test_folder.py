from __future__ import annotations

from pathlib import Path

import pytest
from answers import answer_of, written
from conftest import ROOT

from jss_cli.files.folder import histories_in


@pytest.mark.parametrize(
    ("files", "found"),
    [
        (["b.yaml", "a.csv", "c.json", "d.yml", "e.tsv"], ["a.csv", "b.yaml", "c.json", "d.yml", "e.tsv"]),
        (["z.yaml", "sub/a.YAML", "sub/deep/b.csv"], ["z.yaml", "sub/a.YAML", "sub/deep/b.csv"]),
        (["README.md", ".hidden.yaml", ".git/x.yaml", "jss-history.schema.json", "a.yaml"], ["a.yaml"]),
        (["notes.txt"], [""]),
    ],
)
def test_what_is_named_like_a_history_is_one_in_the_order_of_names(
    files: list[str], found: list[str], tmp_path: Path
) -> None:
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    assert histories_in(str(tmp_path))[0] == tuple(str(tmp_path / name) for name in found)


def test_answers_of_ours_are_no_histories(tmp_path: Path) -> None:
    for name, text in (
        ("a.json", '{\n  "schema_version": "2.0"}'),
        ("b.csv", "file,schema_version\n"),
        ("c.json", "[]"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert histories_in(str(tmp_path)) == ((str(tmp_path / "c.json"),), "")


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["a.yaml", "profile pasted.txt"], "profile pasted.txt → jss import '{}/profile pasted.txt'"),
        (["a.yaml", "sub/b.html", "c.xlsx", "d.py"], "c.xlsx and 1 more → jss import {}/c.xlsx"),
        (["only.txt"], "only.txt → jss import {}/only.txt"),
    ],
)
def test_what_import_may_read_is_not_passed_over_without_a_word(names: list[str], told: str, tmp_path: Path) -> None:
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert histories_in(str(tmp_path))[1] == f"{tmp_path}: not read, as no history is named so: {told.format(tmp_path)}"


def test_pages_of_ours_are_passed_over(tmp_path: Path) -> None:
    page = written(answer_of("explain", str(ROOT / "sample_histories" / "nine_jobs_75.yaml")), "html")
    (tmp_path / "why.html").write_text(page, encoding="utf-8")
    assert histories_in(str(tmp_path)) == ((str(tmp_path),), "")


def test_a_file_is_itself(tmp_path: Path) -> None:
    assert histories_in(str(tmp_path / "none.yaml")) == ((str(tmp_path / "none.yaml"),), "")


def test_a_folder_that_cannot_be_looked_into_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    (tmp_path / "a.yaml").write_text("", encoding="utf-8")

    def scandir(path: str) -> object:
        if str(path) == str(closed):
            raise PermissionError(13, "Permission denied", str(closed))
        return real(path)

    real = __import__("os").scandir
    monkeypatch.setattr("os.scandir", scandir)
    assert histories_in(str(tmp_path))[0] == (str(tmp_path / "a.yaml"), str(closed))
