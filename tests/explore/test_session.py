from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from explore.explored import MOST
from hypothesis import given
from hypothesis import strategies as st
from strategies import random_history

from jss_cli import api
from jss_cli.domain.case import Case
from jss_cli.explore.exploring import Exploration
from jss_cli.explore.keys import KEYS, MOVES
from jss_cli.explore.saving import save
from jss_cli.files.rulebook import open_rulebook
from jss_cli.files.writing import write_history
from jss_cli.reports.header import exact_text

DOING = [sign for sign, key in KEYS.items() if key.deed not in {"undo", "redo", "words", "save", "scenario"}]
PRESSED = [sign for sign in DOING if KEYS[sign].deed not in {"help", "quit", "jump"}]
keys = st.lists(st.sampled_from([*PRESSED, *MOVES]), max_size=12)


def after(case: Case, pressed: list[str]) -> tuple[Exploration, int]:
    """An exploration after some keys, and how many of them changed something."""
    exploration, changes = Exploration(case, MOST), 0
    for sign in pressed:
        before = exploration.trial
        if sign in MOVES:
            exploration.move(MOVES[sign])
        else:
            exploration.press(KEYS[sign])
        changes += exploration.trial is not before
    return exploration, changes


@given(seed=st.integers(0, 999), size=st.integers(0, 6), pressed=keys)
def test_undo_leads_back_to_the_first_case_and_redo_to_the_last(seed: int, size: int, pressed: list[str]) -> None:
    history, day = random_history(Random(seed), size)  # noqa: S311 - test data
    case = Case(history, day, open_rulebook())
    exploration, changes = after(case, pressed)
    last = exploration.trial
    for _ in range(changes):
        exploration.press(KEYS["u"])
    assert exploration.trial.case == case
    exploration.press(KEYS["u"])
    assert exploration.trial.case == case
    for _ in range(changes):
        exploration.press(KEYS["y"])
    assert exploration.trial == last


@given(seed=st.integers(0, 999), size=st.integers(0, 6), pressed=keys)
def test_what_if_repeats_exactly_what_is_shown_and_a_saved_history_has_that_score(
    seed: int, size: int, pressed: list[str]
) -> None:
    history, day = random_history(Random(seed), size)  # noqa: S311 - test data
    with TemporaryDirectory() as folder:
        source, scenario, saved = (Path(folder, name) for name in ("history.yaml", "scenario.yaml", "saved.yaml"))
        source.write_text(write_history(history, "yaml"), "utf-8", newline="")
        case = api.open_history(source, as_of=day)
        exploration, _ = after(case, pressed)
        shown = exact_text(exploration.scene.look.score.percent)
        if words := exploration.trial.words:
            save(exploration.trial, scenario, scenario=True, force=False)
            told = api.what_if(case, *words, basis="computed").to_dict()
            assert told["after"]["exact"] == shown
            replayed = api.what_if(case, scenarios=[str(scenario)], basis="computed").to_dict()
            assert {**replayed, "scenario": ""} == told
        save(exploration.trial, saved, scenario=False, force=False)
        assert api.score(api.open_history(saved), basis="computed").to_dict()["computed"]["exact"] == shown
