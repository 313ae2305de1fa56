"""The full screen: Textual draws the lines, and hands over the keys."""

from __future__ import annotations

import asyncio
import signal
import sys
from contextlib import suppress
from functools import partial
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input
from textual.widgets.input import Selection

from jss_cli.explore.beside import Beside
from jss_cli.explore.exploring import Ask, Exploration
from jss_cli.explore.keys import KEYS, MOVES, Key
from jss_cli.explore.picture import Painted, Picture, picture
from jss_cli.explore.worker import Worker
from jss_cli.formats.drawing.screen import Screen
from jss_cli.formats.drawing.text import STYLES

GONE = 5  # seconds between two looks at whether the terminal is there yet
QUIET = 0.15  # seconds without a key after which what takes longer is worked out
LEFT_TO_TEXTUAL = {"ctrl+c", "ctrl+z"}
ENDS_A_LINE = {"escape", "enter", "ctrl+j"}
EDITING = {
    key: binding.action for binding in Input.BINDINGS if isinstance(binding, Binding) for key in binding.key.split(",")
}
ENDED = {"SIGINT": 130, "SIGTERM": 143, "SIGHUP": 129}


class Board(Widget, can_focus=True):
    """Draws the lines of the picture."""

    def __init__(self, exploration: Exploration, screen: Screen) -> None:
        super().__init__()
        self.exploration, self._screen = exploration, screen
        self.shown = Picture(())

    def redraw(self) -> None:
        """Draw what there is to see now."""
        width, height = self.size
        self.shown = picture(self.exploration.scene, width, height, self._screen)
        self.exploration.keep(self.shown)
        self.refresh()

    def on_resize(self) -> None:
        """Draw for another size."""
        self.redraw()

    def render_line(self, y: int) -> Strip:
        """One line as Textual has it."""
        lines = self.shown.lines
        return Strip(_segments(lines[y]), self.size.width) if y < len(lines) else Strip.blank(self.size.width)

    def on_click(self, event: events.Click) -> None:
        """Look at the contract that the mouse points to."""
        if 0 <= (row := event.y - self.shown.first) < self.shown.rows and self.exploration.scene.page == "board":
            self.exploration.look_at(row)
            self.redraw()

    def on_mouse_scroll_down(self) -> None:
        """Look at the contract below."""
        self.exploration.move("down")
        self.redraw()

    def on_mouse_scroll_up(self) -> None:
        """Look at the contract above."""
        self.exploration.move("up")
        self.redraw()


def _segments(painted: Painted) -> list[Segment]:
    """A line in its styles; that of the contract which is looked at is bold, beside its sign."""
    line, is_looked_at = painted
    bold = Style(bold=True, reverse=True) if is_looked_at else Style()
    return [Segment(span.text, Style.parse(STYLES[span.tone] or "none") + bold) for span in line]


class Explorer(App[int]):
    """One exploration on a screen. It gives the exit code; `failure` is what nothing foresaw."""

    board: Board
    ENABLE_COMMAND_PALETTE = False
    CSS = """
    Screen { layers: below above; }
    Board { layer: below; width: 100%; height: 100%; }
    Input { layer: above; dock: bottom; display: none; height: 1; border: none; padding: 0; }
    Input:focus { border: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupted", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
    ]

    def __init__(self, exploration: Exploration, screen: Screen) -> None:
        super().__init__(ansi_color=True)
        self.exploration = exploration
        self.board, self._line = Board(exploration, screen), Input(select_on_focus=False)
        self.failure: Exception | None = None
        self._asked: Ask | None = None
        self._pause: Timer | None = None
        self._worker = Worker(
            exploration.scene.opened.case,
            partial(self.call_later, self._tell),
            partial(self.call_later, self._handle_exception),
        )

    def compose(self) -> ComposeResult:
        """The board, and the line to type in, which is hidden until something is asked."""
        yield self.board
        yield self._line

    def on_mount(self) -> None:
        """Listen to polite kills, so that the terminal is left as it was."""
        loop = asyncio.get_running_loop()
        for name, code in ENDED.items():
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                with suppress(NotImplementedError, RuntimeError, ValueError):  # where an event loop knows no signals
                    loop.add_signal_handler(number, self.exit, code)
        self.app_resume_signal.subscribe(self, self._resumed)
        if not self.is_headless:
            self.set_interval(GONE, self._leave_nobody)
        self.board.focus()
        self._wait()

    def _leave_nobody(self) -> None:
        """Leave once the terminal is gone, where no signal says so."""
        if sys.__stdin__ and not sys.__stdin__.isatty():
            self.exit(ENDED["SIGHUP"])

    def _resumed(self, _: App[int]) -> None:
        """Draw again what another program may have written over."""
        self.refresh(layout=True)

    async def on_event(self, event: events.Event) -> None:
        """Do what a key says, before the next one is looked at: it may be typed ahead for a line that is not there
        yet."""
        if not isinstance(event, events.Key) or event.key in LEFT_TO_TEXTUAL:
            await super().on_event(event)
        elif self._asked:
            await self._type(event)
        else:
            self._do(event.character or "", event.key)
            self.board.redraw()

    async def _type(self, event: events.Key) -> None:
        """Type a key in the line."""
        line = self._line
        if event.key in ENDS_A_LINE:
            self._close_line("" if event.key == "escape" else line.value)
        elif event.is_printable and event.character:
            line.replace(event.character, *sorted(line.selection))
        elif action := EDITING.get(event.key):
            await self.run_action(action, line)

    def _do(self, sign: str, name: str) -> None:
        """Do what a key says on the page that is shown."""
        exploration = self.exploration
        if self.board.shown.is_too_small:
            if sign == "q":
                self.exit(0)
        elif exploration.asks_to_replace:
            exploration.replace_file(is_meant=sign in {"y", "Y"})
        elif exploration.scene.page != "board":
            exploration.turn_to("whole" if (sign, exploration.scene.page) == ("v", "whole") else "board")
        elif deed := MOVES.get(name):
            exploration.move(deed)
        elif key := KEYS.get(sign):
            self._do_on_board(key)

    def _do_on_board(self, key: Key) -> None:
        """Do what a key says beside the contracts."""
        match key.deed:
            case "quit":
                self.exit(0)
            case "help" | "whole" as page:
                self.exploration.turn_to(page)
            case "words" | "save" | "scenario" as asked:
                self._open_line(asked, self.exploration.ask(asked), is_offered=True)
            case _:
                self.exploration.press(key)
                self._wait()

    def action_interrupted(self) -> None:
        """Leave at once."""
        self.exit(ENDED["SIGINT"])

    def _open_line(self, asked: Ask, typed: str, *, is_offered: bool = False) -> None:
        """Let a person type over what stands there already, or mend it."""
        line = self._line
        self._asked, line.value = asked, typed
        line.selection = Selection(0 if is_offered else len(typed), len(typed))
        line.display = True
        self.screen.set_focus(line)

    def _close_line(self, text: str) -> None:
        """Hide the line, and do what was typed in it; a mistake stays there to be mended."""
        asked, self._asked = self._asked, None
        self._line.display = False
        self.screen.set_focus(self.board)
        if asked and not self.exploration.answer(asked, text):
            self._open_line(asked, text)
        self.board.redraw()
        self._wait()

    def _wait(self) -> None:
        """Work out what takes longer, once no key comes for a while."""
        if self._pause:
            self._pause.stop()
        self._pause = self.set_timer(QUIET, self._ask_worker)

    def _ask_worker(self) -> None:
        scene = self.exploration.scene
        if not scene.aside.is_whole:
            self._worker.ask(scene.look)

    def _tell(self, aside: Beside) -> None:
        """Show what was worked out."""
        self.exploration.tell(aside)
        self.board.redraw()

    def _handle_exception(self, error: Exception) -> None:
        """Leave, so that the error is told as any other: Textual would show what stands in the file."""
        self.failure = self.failure or error
        self.exit(70)
