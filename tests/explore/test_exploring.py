from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from explore.explored import FIVE_STARS, SEEN_88, exploring, finish, nine, press, shown
from seen_cases import FOUR_JOBS

from jss_cli import api
from jss_cli.domain.report import Note
from jss_cli.explore.aside import Witness
from jss_cli.explore.exploring import Ask, Exploration
from jss_cli.explore.glance import Glance


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("drop:c5 c1.stars=9", ["c8.stars=4.5"]),
        ("drop:c5 'c1.stars=3.5'", ["c8.stars=4.5", "drop:c5", "c1.stars=3.5"]),
        ("c8.stars=4.15", []),
        ("  ", ["c8.stars=4.5"]),
        ("it's", ["c8.stars=4.5"]),
    ],
)
def test_words_are_taken_together_or_not_at_all(typed: str, words: list[str]) -> None:
    exploration = exploring(nine(), "s", at="c8")
    exploration.answer("words", typed)
    assert list(exploration.trial.words) == words
    assert bool(exploration.scene.message) is (typed in {"drop:c5 c1.stars=9", "it's"})


def test_what_was_worked_out_for_something_else_is_not_shown() -> None:
    exploration = exploring(nine())
    finish(exploration)
    early = exploration.scene.aside
    press(exploration, "s")
    exploration.tell(early)
    assert exploration.scene.aside.way is None
    assert any(line.startswith("To 90 %  ...") for line in shown(exploration))


def test_a_seen_score_that_the_rules_do_not_give_is_told_with_what_explains_it() -> None:
    exploration = exploring(SEEN_88)
    finish(exploration)
    lines = "\n".join(shown(exploration))
    assert "By the rules alone  75 %   as of 2016-08-21 · unofficial" in lines
    assert "You saw  88 % on 2016-08-21 " in lines
    assert "The rules alone give" in lines
    press(exploration, "s")
    between = "\n".join(shown(exploration))
    assert ("The rules alone give" in between, "is being worked out" in between) == (True, False)
    finish(exploration)
    assert "You saw  88 % on 2016-08-21; with the changes 88-100 % by what fits it" in "\n".join(shown(exploration))


def test_a_seen_score_that_is_not_explained_keeps_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jss_cli.explaining.seen.answering.MOST", 3)
    exploration = exploring(SEEN_88)
    finish(exploration, Witness(SEEN_88))
    first, *lines = shown(exploration, 120, 40)
    assert first.startswith("By the rules alone  75 % ")
    assert any(line.startswith("You saw  88 % on 2016-08-21; not explained here: too many worlds") for line in lines)
    assert any(line.startswith("To 90 %  rules alone: ") for line in lines)


def test_the_contract_that_the_story_blames_is_marked_and_looked_at_unless_a_person_does_something() -> None:
    for keys, looked_at in (("", ">!"), ("u", "> ")):
        exploration = exploring(FIVE_STARS, keys)
        assert exploration.scene.name == "c1"
        finish(exploration)
        lines = shown(exploration)
        assert [line[:2] for line in lines if " c4 " in line[:14]] == [">!" if not keys else " !"]
        assert [line[:2] for line in lines if line.startswith(">")] == [looked_at]


def test_what_lies_ahead_of_a_seen_score_is_told_as_explain_tells_it() -> None:
    exploration = exploring(FIVE_STARS)
    finish(exploration)
    told = {note.label: note.text for note in api.explain(FIVE_STARS).report.blocks if isinstance(note, Note)}
    seen = exploration.scene.aside.seen
    assert seen
    assert (seen.cliff, seen.way) == (told.get("Next", ""), told["To 90 %"])
    assert f"To 90 %  {told['To 90 %'][:40]}" in "\n".join(shown(exploration))
    press(exploration, "S")
    finish(exploration)
    lines = "\n".join(shown(exploration))
    assert "Next     rules alone: " in lines
    assert "To 90 %  not there in all that fits: " in lines


def test_a_fall_that_was_noted_is_told() -> None:
    fell = FOUR_JOBS.replace("score: 75, recommend_percent: 100", "fell: 6")
    exploration = exploring(api.open_history(text=fell))
    finish(exploration)
    first, second, *_ = shown(exploration, 120, 40)
    assert first.startswith("By the rules alone  75 % ")
    assert second.startswith("You saw  a score 6 points lower than before on 2016-08-21, and no number ")


def test_a_day_that_is_taken_is_marked() -> None:
    vague = FOUR_JOBS.replace("ended: 2016-07-15", "ended: unknown")
    exploration = exploring(api.open_history(text=vague), at="c4")
    lines = shown(exploration)
    assert any(line.startswith("> ") and "2016-06-06?" in line for line in lines)
    assert "2016-06-06 to 2016-06-06?" in " ".join("\n".join(lines).split())


def test_a_limit_that_no_option_raises_here_is_told_with_what_takes_more() -> None:
    exploration = exploring(nine())
    assert not exploration.answer("words", "add:9999x500")
    assert exploration.scene.message.endswith("change less, or ask jss what-if, which takes more")


def test_a_file_is_written_and_none_is_replaced_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    exploration = exploring(nine(), "s", at="c8")
    Path("old.yaml").write_text("old")
    exploration.answer("save", "old.yaml")
    assert exploration.asks_to_replace
    exploration.replace_file(is_meant=False)
    assert (Path("old.yaml").read_text(), exploration.scene.message) == ("old", "nothing was written")
    exploration.answer("save", "old.yaml")
    exploration.replace_file(is_meant=True)
    assert exploration.scene.message == "wrote old.yaml; what was seen stays in it (--basis computed leaves it aside)"
    assert api.score(api.open_history("old.yaml"), basis="computed").to_dict()["score"]["shown"] == 88
    exploration.answer("save", "nowhere/new.yaml")
    assert "there is no folder nowhere" in exploration.scene.message


@pytest.mark.parametrize(
    ("what", "name", "suffixes"),
    [("save", "a.html", ".csv, .json, .yaml, .yml"), ("scenario", "a.csv", ".yaml, .yml"), ("scenario", "a", ".yaml")],
)
def test_a_suffix_that_means_another_format_is_not_written_into(what: Ask, name: str, suffixes: str) -> None:
    exploration = exploring(nine(), "s", at="c8")
    exploration.answer(what, name)
    assert exploration.scene.message.startswith(
        f'it is not clear what to write into "{name}"; the suffixes are {suffixes}'
    )
    assert not Path(name).exists()


def test_a_history_of_standard_input_has_a_name_to_be_saved_under() -> None:
    exploration = exploring(replace(nine(), source="<stdin>"))
    assert exploration.ask("save") == "history-explored.yaml"


def test_the_file_that_was_read_is_never_written_not_even_by_force(tmp_path: Path) -> None:
    file = tmp_path / "history.yaml"
    file.write_text(FOUR_JOBS)
    exploration = Exploration(api.open_history(file), 100, target=file, force=True)
    press(exploration, "s")
    assert exploration.ask("save") == str(file)
    exploration.answer("save", str(file))
    assert "is a file that was read" in exploration.scene.message
    assert file.read_text() == FOUR_JOBS


@pytest.mark.parametrize("kind", ["csv", "json", "yaml"])
def test_the_suffix_of_a_saved_history_is_its_format(kind: str, tmp_path: Path) -> None:
    exploration = exploring(nine(), "sw", at="c8")
    exploration.answer("save", str(tmp_path / f"tried.{kind}"))
    saved = api.open_history(tmp_path / f"tried.{kind}")
    assert (saved.day, saved.history.as_of) == (exploration.trial.changed.day,) * 2
    if kind == "json":
        json.loads((tmp_path / "tried.json").read_text("utf-8"))


def test_the_history_of_today_stays_that_of_today() -> None:
    exploration = exploring(api.open_history(text=FOUR_JOBS.replace("as_of: 2016-08-21\n", "")), "s")
    exploration.answer("words", "policy:upwork-2016+tiered")
    assert exploration.ask("scenario") == "<text>-scenario.yaml"
    assert exploration.trial.opened.day_from == "today"


def test_a_jump_that_takes_long_to_find_follows_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jss_cli.explore.beside.AT_ONCE", 3)
    exploration = exploring(nine())
    assert exploration.scene.aside.cliff is None
    finish(exploration)
    assert exploration.scene.aside.cliff == (
        "2018-05-07 (seen 2018-05-13) by itself 75 % → 71 %: c1 (good) leaves the 24-month window"
    )


def test_the_points_that_are_shown_add_up_to_the_score_that_is_shown() -> None:
    look: Glance = exploring(nine(), "sdaa", at="c4").scene.look
    assert 1000 - sum(look.tenths.values()) == round(10 * float(look.score.percent or 0))


def test_a_scenario_is_saved_with_the_option_that_asks_the_rules_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for case, remark in ((SEEN_88, "; what-if gives the score shown here with --basis computed"), (nine(), "")):
        exploration = exploring(case, "s", at="c4")
        exploration.answer("scenario", f"{len(remark)}.yaml")
        assert exploration.scene.message == f"wrote {len(remark)}.yaml{remark}"
