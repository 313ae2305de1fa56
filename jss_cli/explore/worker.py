"""Works out what takes longer, beside the screen: always for the last thing asked, never in its way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Condition, Thread

from jss_cli.domain.case import Case
from jss_cli.explore.beside import Beside
from jss_cli.explore.glance import Glance


class Worker:
    """A thread that is left behind when the program ends. `tell` and `fail` are called in it."""

    def __init__(self, opened: Case, tell: Callable[[Beside], object], fail: Callable[[Exception], object]) -> None:
        self._opened, self._tell, self._fail = opened, tell, fail
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
        from jss_cli.explore.aside import Witness, asides  # noqa: PLC0415 - much to load, which nobody waits for

        done: Glance | None = None
        witness = Witness(self._opened)
        while True:
            with self._news:
                self._news.wait_for(lambda: self._asked is not done)  # noqa: B023 - asked at once
                done = self._asked
            if done is not None:
                self._tell_all(done, asides(done, witness))

    def _tell_all(self, look: Glance, found: Iterator[Beside]) -> None:
        """Tell what is found as it is found, until something else is asked."""
        try:
            for aside in found:
                if self._asked is not look:
                    return
                self._tell(aside)
        except Exception as error:  # noqa: BLE001 - it is told as one of the program's own
            self._fail(error)
