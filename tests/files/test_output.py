from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from jss_cli.errors import OutputError
from jss_cli.files import output
from jss_cli.files.output import write_text


def code_of(call: Callable[[], None]) -> str:
    with pytest.raises(OutputError) as caught:
        call()
    return caught.value.faults[0].code


def fail(*_: object, **__: object) -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_text_is_written_as_utf_8_with_its_line_ends_as_they_are(tmp_path: Path) -> None:
    write_text(tmp_path / "new.txt", "Ž\n\r\n", force=False)
    assert (tmp_path / "new.txt").read_bytes() == "Ž\n\r\n".encode()


def test_what_is_no_character_is_written_by_its_number(tmp_path: Path) -> None:
    write_text(tmp_path / "new.txt", "\ud800", force=False)
    assert (tmp_path / "new.txt").read_bytes() == rb"\ud800"


def test_a_file_that_exists_is_replaced_only_by_force(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old")
    assert code_of(lambda: write_text(target, "new", force=False)) == "JSS993"
    assert target.read_text() == "old"
    write_text(target, "new", force=True)
    assert target.read_text() == "new"


@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_the_input_is_never_written_under_whatever_name(tmp_path: Path, link: Callable[[Path, Path], None]) -> None:
    history, other = tmp_path / "history.yaml", tmp_path / "other.yaml"
    history.write_text("mine")
    link(history, other)
    for target in (history, other, tmp_path / "." / "history.yaml"):
        assert code_of(lambda: write_text(target, "new", force=True, inputs=(str(history),))) == "JSS991"  # noqa: B023
    assert history.read_text() == "mine"


def test_an_output_that_is_no_file_in_a_folder_that_exists_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert code_of(lambda: write_text(tmp_path, "new", force=True)) == "JSS992"
    assert code_of(lambda: write_text(tmp_path / "pipe", "new", force=True)) == "JSS996"
    assert code_of(lambda: write_text(tmp_path / "none" / "out.txt", "new", force=True)) == "JSS997"


def test_a_folder_that_is_missing_leads_nowhere_whatever_follows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.txt").write_text("mine")
    Path("link.txt").symlink_to("none/../mine.txt")
    for target in (
        "none/../mine.txt",
        "none/../new.txt",
        "none/deep/../../mine.txt",
        "mine.txt/../mine.txt",
        "link.txt",
    ):
        for force in (False, True):
            assert code_of(lambda: write_text(Path(target), "new", force=force, inputs=("mine.txt",))) == "JSS997"  # noqa: B023
    assert Path("mine.txt").read_text() == "mine"
    assert {path.name for path in Path().iterdir()} == {"mine.txt", "link.txt"}


@pytest.mark.parametrize("source", ["tables", "tables/*.csv", "**/*.csv", "."])
def test_a_table_of_a_folder_or_a_pattern_that_was_read_is_an_input(
    source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("tables").mkdir()
    Path("tables/one.csv").write_text("mine")
    Path("tables/one.txt").write_text("old")
    assert code_of(lambda: write_text(Path("tables/one.csv"), "new", force=True, inputs=(source,))) == "JSS991"
    write_text(Path("tables/one.txt"), "new", force=True, inputs=(source,))
    assert [Path(f"tables/one.{kind}").read_text() for kind in ("csv", "txt")] == ["mine", "new"]


def test_links_that_lead_in_a_circle_are_told(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    for target in (tmp_path / "a", tmp_path / "a" / "out.txt"):
        assert code_of(lambda: write_text(target, "new", force=True)) == "JSS990"  # noqa: B023


def test_a_link_stays_and_the_file_behind_it_is_replaced(tmp_path: Path) -> None:
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    target.write_text("old")
    link.symlink_to(target)
    write_text(link, "new", force=True)
    assert link.is_symlink()
    assert target.read_text() == "new"


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
@pytest.mark.parametrize("old", [None, "old"])
def test_a_failure_at_any_step_leaves_the_old_file_and_nothing_else(
    step: str, old: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.txt"
    if old is not None:
        target.write_text(old)
    monkeypatch.setattr(os if step == "fsync" else Path, step, fail)
    assert code_of(lambda: write_text(target, "new", force=True)) == "JSS990"
    assert [path.read_text() for path in tmp_path.iterdir()] == ([] if old is None else [old])


def test_the_new_file_is_made_beside_its_place_so_that_renaming_it_is_one_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renamed: list[Path] = []
    monkeypatch.setattr(Path, "replace", lambda self, target: renamed.extend((self, target)))
    write_text(tmp_path / "out.txt", "new", force=True)
    temporary, target = renamed
    assert (temporary.parent, target) == (tmp_path, tmp_path / "out.txt")
    assert temporary.name.startswith(".jss-")


def test_of_two_that_write_at_once_the_second_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "refuse_target", lambda *_, **__: (tmp_path / "out.txt").write_text("first"))
    assert code_of(lambda: write_text(tmp_path / "out.txt", "second", force=False)) == "JSS993"
    assert [path.read_text() for path in tmp_path.iterdir()] == ["first"]


def test_a_file_system_without_second_names_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "hardlink_to", fail)
    write_text(tmp_path / "out.txt", "new", force=False)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["new"]


def test_an_interruption_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> NoReturn:
        raise SystemExit(143)

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(SystemExit):
        write_text(tmp_path / "out.txt", "new", force=False)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600)])
def test_a_new_file_honours_the_umask_and_a_replaced_one_keeps_its_mode(tmp_path: Path, mask: int, mode: int) -> None:
    target = tmp_path / "out.txt"
    before = os.umask(mask)
    try:
        write_text(target, "new", force=False)
        assert target.stat().st_mode & 0o777 == mode
        target.chmod(0o640)
        write_text(target, "newer", force=True)
        assert target.stat().st_mode & 0o777 == 0o640
    finally:
        os.umask(before)


def test_a_folder_that_is_gone_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert code_of(lambda: write_text(Path("out.txt"), "new", force=False)) == "JSS990"
