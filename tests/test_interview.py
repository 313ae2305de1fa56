"""An interview as a person at a terminal has it: nine contracts by a paste, counted in keys and prompts."""

from __future__ import annotations

import os
import pty
import signal
import sys
from codecs import getincrementaldecoder
from io import IncrementalNewlineDecoder
from pathlib import Path

import pytest
from signals import with_usual_signals

from jss_cli.files.history import load_history

JSS = str(Path(sys.executable).with_name("jss"))
PASTE = """F. E.
86%
Job Success
Work history
Completed jobs (8)
In progress (1)
Event poster
Rating is 5 out of 5.
5.00
Jul 6, 2026 - Jul 31, 2026
"Text removed"
$300.00
Fixed-price
Podcast notes
Jun 1, 2026 - Jun 26, 2026
No feedback given
$310.00
$40.00 / hr
8 hours
Website texts
Rating is 4.2 out of 5.
4.20
Apr 6, 2026 - May 1, 2026
$1,200.00
Fixed-price
Price list layout
Rating is 5 out of 5.
5.00
Mar 2, 2026 - Mar 20, 2026
$400.00
Fixed-price
Leaflet
Rating is 3 out of 5.
3.00
Feb 2, 2026 - Feb 20, 2026
$90.00
Fixed-price
Menu cards
Rating is 5 out of 5.
5.00
Jan 12, 2026 - Jan 30, 2026
$150.00
Fixed-price
Traducción de folleto
Nov 3, 2025 - Nov 28, 2025
No feedback given
$240.00
Fixed-price
Katalogtexte
Rating is 5 out of 5.
5.00
Oct 14, 2024 - Nov 8, 2024
Private earnings
In progress (1)
Weekly bookkeeping
Sep 1, 2025 - Present
$3,360.00
$40.00 / hr
84 hours
"""
SAID = {  # by what the prompt asks; the rest is Enter
    "Client": "abcdefghi",
    "Months": ["13"],
    "Amount": ["350"],
    "Reason": ["", "", "unp"],
    "Private": ["9", "3 hired"],
    "Eligible": ["7"],
}


class Terminal:
    """`jss add` at a terminal of so many columns; what it shows, and the prompts and keys so far."""

    def __init__(self, folder: Path, columns: int = 80, term: str = "xterm") -> None:
        folder.mkdir(exist_ok=True)
        self.child, self.master = pty.fork()
        if not self.child:  # pragma: no cover - another process
            with_usual_signals()
            os.chdir(folder)
            environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TERM": term, "COLUMNS": str(columns)}
            os.execve(  # noqa: S606 - no shell is wanted
                JSS, [JSS, "add", "h.yaml", "--as-of", "2026-10-02"], environment
            )
        self.seen, self.asked, self.keys = "", list[str](), 0
        self._decode = IncrementalNewlineDecoder(getincrementaldecoder("utf-8")(), translate=True).decode
        self.said = {words: iter(answers) for words, answers in SAID.items()}

    def prompt(self) -> str:
        """The next prompt; empty once it is over."""
        start = len(self.seen)
        while not self.seen[start:].endswith(": "):
            try:
                self.seen += self._decode(os.read(self.master, 65536))
            except OSError:  # nobody is there any more
                return ""
        self.asked.append(self.seen.rpartition("\n")[2])
        return self.asked[-1]

    def type(self, text: str, *, counts: bool = True) -> None:
        """Press keys; a paste counts as none."""
        os.write(self.master, text.encode())
        self.keys += len(text) if counts else 0

    def prompts(self, most: int = 99, last: str = "nothing") -> list[str]:
        """So many prompts and one that is not answered, as the last one is not; or all of them."""
        while (prompt := self.prompt()) and len(self.asked) <= most and last not in prompt:
            if "Paste" in prompt:
                self.type(PASTE, counts=False)
            answers = (next(said, "") for words, said in self.said.items() if words in prompt)
            self.type(f"{'.' if 'Paste' in prompt else next(answers, '')}\n")
        return self.asked

    def end(self, how: signal.Signals | str = "") -> int:
        """How it ends, after a signal or a key if it is not over; the exit code."""
        if isinstance(how, str):
            self.type(how)
        else:
            os.kill(self.child, how)
        while self.prompt():
            pass
        os.close(self.master)
        return os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])


@pytest.mark.slow
@pytest.mark.parametrize("term", ["xterm", "dumb"])
def test_nine_contracts_by_paste_take_few_prompts_and_few_keys(term: str, tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, term=term)
    prompts = terminal.prompts()
    assert terminal.end() == 0
    assert len(prompts) <= 25
    assert terminal.keys <= 60
    assert max(map(len, prompts)) <= 80
    assert "\x1b" not in (terminal.seen if term == "dumb" else terminal.seen.partition("kept in")[0])
    assert "Job Success Score" in terminal.seen
    clients = [contract.client for contract in load_history(str(tmp_path / "h.yaml")).contracts]
    assert sorted(clients) == list("abcdefghi")


@pytest.mark.slow
@pytest.mark.parametrize(("how", "after"), [(signal.SIGKILL, 9), (signal.SIGKILL, 16), ("\x03", 2), ("\x03", 13)])
def test_an_interview_that_was_cut_off_goes_on_there(how: signal.Signals | str, after: int, tmp_path: Path) -> None:
    first = Terminal(tmp_path)
    first.prompts(after)
    assert first.end(how) == (-signal.SIGKILL if how is signal.SIGKILL else 130)
    second = Terminal(tmp_path)
    second.said = first.said
    asked = second.prompts(last="Eligible")
    second.end(signal.SIGKILL)
    contracts = load_history(str(tmp_path / "h.yaml")).contracts
    assert sorted(contract.client for contract in contracts) == list("abcdefghi")
    assert {"hired_other", "unprofessional"} < {contract.ending.reason for contract in contracts}
    assert len(asked) + after <= 25


@pytest.mark.parametrize("columns", [40, 20])
def test_what_a_narrow_terminal_shows_is_broken_between_words(columns: int, tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, columns)
    terminal.prompts(3)
    terminal.end(signal.SIGKILL)
    told = terminal.seen.rpartition("\n.\n")[2]
    assert max(map(len, told.splitlines())) <= columns
