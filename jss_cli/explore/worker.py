"""Works out what takes longer, beside the screen: always for the last thing asked, never in its way."""

from __future__ import annotations

from collections.abc import Callable
from threading import Condition, Thread

from jss_cli.explore.aside import Beside, Witness, asides
from jss_cli.explore.glance import Glance


class Worker:
    """A thread that is left behind when the program ends. `tell` and `fail` are called in it."""

    def __init__(self, witness: Witness, tell: Callable[[Beside], object], fail: Callable[[Exception], object]) -> None:
        self._witness, self._tell, self._fail = witness, tell, fail
        self._asked: Glance | None = None
        self._news = Condition()
        self._thread = Thread(target=self._work, name="explore", daemon=True)

    def ask(self, look: Glance) -> None:
        """Work on a look next, and on none before it any more."""
        with self._news:
            self._asked = look
            self._news.notify()
        if not self._thread.is_alive():
            self._thread.start()

    def _work(self) -> None:
        """Wait for something to do, do it, and again."""
        done: Glance | None = None
        while True:
            with self._news:
                self._news.wait_for(lambda: self._asked is not done)  # noqa: B023 - asked at once
                done = self._asked
            if done is not None:
                self._tell_all(done)

    def _tell_all(self, look: Glance) -> None:
        """Tell what is found as it is found, until something else is asked."""
        try:
            for aside in asides(look, self._witness):
                if self._asked is not look:
                    return
                self._tell(aside)
        except Exception as error:  # noqa: BLE001 - it is told as one of the program's own
            self._fail(error)
