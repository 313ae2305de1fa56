"""Explorations for the tests: keys in, the screen out, without a terminal."""

from __future__ import annotations

from functools import cache

from seen_cases import FOUR_JOBS

from jss_cli import api
from jss_cli.domain.case import Case
from jss_cli.explore.aside import Witness, asides
from jss_cli.explore.exploring import Exploration
from jss_cli.explore.keys import KEYS
from jss_cli.explore.picture import picture
from jss_cli.files.samples import sample_path
from jss_cli.formats.drawing.screen import Screen

MOST = 10_000
FIVE_STARS = api.open_history(
    text="""\
as_of: 2016-08-21
observed: [{on: 2016-08-21, score: 75}]
contracts:
"""
    + "".join(
        f"  - {{id: c{n}, client: K{n}, started: 2016-04-25, ended: 2016-07-0{n}, earned: 100, feedback: {{stars: 5"
        f"{', recommend: 10' if n < 4 else ''}}}, ending: {{by: client{', reason: completed' if n < 4 else ''}}}}}\n"
        for n in range(1, 5)
    )
)  # one of which counted against its owner, most likely c4

SEEN_88 = api.open_history(text=FOUR_JOBS.replace("score: 75", "score: 88"))  # which the rules alone do not give


def nine() -> Case:
    """Nine jobs and 75 %."""
    return api.open_history(sample_path("nine_jobs_75"))


def exploring(case: Case, keys: str = "", *, at: str = "") -> Exploration:
    """An exploration after some keys, with a contract looked at first."""
    exploration = Exploration(case, MOST)
    if at:
        look(exploration, at)
    press(exploration, keys)
    return exploration


def look(exploration: Exploration, name: str) -> None:
    """Look at the contract of an id."""
    exploration.move("first")
    while exploration.scene.name != name:
        before = exploration.scene.at
        exploration.move("down")
        assert exploration.scene.at > before, name


def press(exploration: Exploration, keys: str) -> None:
    """Press keys that ask for nothing more."""
    for sign in keys:
        exploration.press(KEYS[sign])


@cache
def witness_of(case: Case) -> Witness:
    """What is said of the seen score of a case that was opened, found once for all tests."""
    return Witness(case)


def finish(exploration: Exploration, witness: Witness | None = None) -> None:
    """Work out what takes longer."""
    for aside in asides(exploration.scene.look, witness or witness_of(exploration.scene.opened.case)):
        exploration.tell(aside)


def shown(exploration: Exploration, width: int = 80, height: int = 24, *, ascii_only: bool = False) -> list[str]:
    """The lines on a screen."""
    found = picture(exploration.scene, width, height, Screen(width, ascii=ascii_only))
    exploration.keep(found)
    return ["".join(span.text for span in line) for line, _ in found.lines]
