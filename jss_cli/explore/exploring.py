"""What a person does, key by key, whatever draws the screen."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Literal

from jss_cli.domain.case import Case
from jss_cli.errors import JssError, OutputError
from jss_cli.explore import moves
from jss_cli.explore.beside import Beside, first_aside
from jss_cli.explore.glance import Glance
from jss_cli.explore.keys import Key, KeyDeed, Move
from jss_cli.explore.picture import Picture
from jss_cli.explore.saving import remark_on, save, suggested
from jss_cli.explore.scene import Page, Scene, names_in_order, with_new
from jss_cli.explore.session import Session
from jss_cli.explore.trial import Trial, trial_of

EXISTS = "JSS993"
Ask = Literal["words", "save", "scenario"]
ASKED: dict[Ask, str] = {
    "words": "changes as jss what-if takes them; Enter does them, Esc leaves",
    "save": "a file for the history (.yaml .csv .json); Enter writes, Esc leaves",
    "scenario": "a file for jss what-if --scenario; Enter writes, Esc leaves",
}
_Change = Callable[[Trial], Trial]


class Exploration:
    """The session, and the scene that shows it. `rows` is how many contracts fit the screen; `force` lets a file be
    replaced that exists; `target` is the file for a history that was named at the
    start, and `has_saved` whether one was written."""

    def __init__(self, case: Case, most: int, *, target: Path | None = None, force: bool = False) -> None:
        self.session = Session(trial_of(case, most))
        self.rows = 1
        self._target, self._force = target, force
        self._unsaved: tuple[Ask, str] | None = None
        self.has_saved = self._is_touched = False
        look = Glance(self.session.now)
        self.scene = Scene(look, look, first_aside(look), names_in_order(look))

    @property
    def trial(self) -> Trial:
        """What is tried now."""
        return self.session.now

    def press(self, key: Key) -> None:
        """Do what a key does that asks for nothing more."""
        self._begin()
        try:
            self._show(self._session_after(key))
        except JssError as refused:
            self._say(refused)

    def move(self, deed: Move) -> None:
        """Look at another contract."""
        end = len(self.scene.names)
        by = {"up": -1, "down": 1, "page_up": -self.rows, "page_down": self.rows, "first": -end, "last": end}[deed]
        self._begin()
        self.scene = self.scene.moved(by)

    def look_at(self, row: int) -> None:
        """Look at the contract in a line of the table."""
        self._begin()
        self.scene = self.scene.moved(self.scene.top + row - self.scene.at)

    def keep(self, shown: Picture) -> None:
        """Keep in mind which contracts a picture shows."""
        self.rows, self.scene = shown.rows, replace(self.scene, top=shown.top)

    def turn_to(self, page: Page) -> None:
        """Show the contracts, every key, or all that is said; of what is shown already, the next leaf."""
        self.scene = replace(self.scene, page=page, leaf=self.scene.leaf + 1 if page == self.scene.page else 0)

    def _begin(self) -> None:
        """Note that a person does something; what was said is over."""
        self._is_touched, self.scene = True, replace(self.scene, message="")

    def ask(self, what: Ask) -> str:
        """Say what is to be typed; what stands there already."""
        self._unsaved, self._is_touched = None, True
        self.scene = replace(self.scene, message=ASKED[what])
        if what == "words":
            return ""
        return str((what == "save" and self._target) or suggested(self.trial, scenario=what == "scenario"))

    def answer(self, what: Ask, text: str) -> bool:
        """Do what was asked about with what was typed; nothing was: nothing. Whether it need not be typed otherwise."""
        self.scene = replace(self.scene, message="")
        if not text.strip():
            return True
        try:
            if what == "words":
                self._show(self.session.did(self._with_words(text)))
            else:
                self._write(what, text.strip(), force=self._force)
        except JssError as refused:
            self._say(refused)
            return False
        return True

    @property
    def asks_to_replace(self) -> bool:
        """Whether the last thing said was that a file exists, and whether it may be replaced."""
        return self._unsaved is not None

    def replace_file(self, *, is_meant: bool) -> None:
        """Replace the file that exists, or leave it."""
        unsaved, self._unsaved = self._unsaved, None
        self.scene = replace(self.scene, message="nothing was written")
        if unsaved and is_meant:
            try:
                self._write(*unsaved, force=True)
            except JssError as refused:
                self._say(refused)

    def tell(self, aside: Beside) -> None:
        """Show what was worked out, unless something else is tried by now."""
        if aside.trial is self.trial:
            self.scene = replace(self.scene, aside=aside, seen=aside.seen or self.scene.seen)
            if aside.seen and not self._is_touched:
                self.scene = self.scene.at_one_of(aside.seen.blamed)

    def _session_after(self, key: Key) -> Session:
        """The session after a key. Raises UsageError for what cannot be."""
        name = self.scene.name
        done: dict[KeyDeed, _Change] = {
            "flip": lambda trial: moves.flipped(trial, name, key.fact, 1),
            "back": lambda trial: moves.flipped(trial, name, key.fact, -1),
            "earlier": lambda trial: moves.moved(trial, name, -1),
            "later": lambda trial: moves.moved(trial, name, 1),
            "close": lambda trial: moves.closed(trial, name),
            "drop": lambda trial: moves.dropped(trial, name),
            "add": moves.added,
            "wait": moves.waited_a_month,
            "jump": moves.waited_for_jump,
        }
        if key.deed in done:
            return self.session.did(done[key.deed](self.trial))
        return self.session.undone() if key.deed == "undo" else self.session.redone()

    def _with_words(self, text: str) -> Trial:
        trial = self.trial
        try:
            words = shlex.split(text)
        except ValueError:  # a quote that is not closed
            words = text.split()
        for word in words:
            trial = trial.with_word(word)
        return trial

    def _write(self, what: Ask, name: str, *, force: bool) -> None:
        """Write a file, and say so; where it exists, keep in mind what was to be written."""
        try:
            save(self.trial, Path(name), scenario=what == "scenario", force=force)
        except OutputError as refused:
            if refused.faults[0].code != EXISTS:
                raise
            self._unsaved = (what, name)
            self.scene = replace(self.scene, message=f"{name} exists already: y replaces it, any other key leaves it")
            return
        self.has_saved |= what == "save"
        remark = remark_on(self.trial, scenario=what == "scenario")
        self.scene = replace(self.scene, message=f"wrote {name}{remark}")

    def _show(self, session: Session) -> None:
        """Show what a session has come to."""
        if session.now is self.trial:
            return
        self.session = session
        look = self.scene.opened if session.now is self.scene.opened.trial else Glance(session.now)
        names = tuple(name for name in self.scene.names if name in look.by_id or session.now.opened_contract(name))
        self.scene = replace(self.scene, look=look, aside=first_aside(look), names=with_new(names, look)).moved(0)

    def _say(self, refused: JssError) -> None:
        """Say why something cannot be done."""
        first = refused.faults[0]
        self.scene = replace(self.scene, message=f"{first.message}; {first.hint}" if first.hint else first.message)
