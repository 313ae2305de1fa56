"""An interview with a person: prompts and answers, and a history that is kept after each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from jss_cli.domain.history import History
from jss_cli.errors import Fault, InputError
from jss_cli.files.histories.showing import RefusedError
from jss_cli.imports.interview.asking import answered, begin, kept, question
from jss_cli.imports.interview.talk import Question, Scope, Talk
from jss_cli.visible import quoted

HELP, BACK, END = "?", "<", "."


class Person(Protocol):
    """Who answers: at a terminal, or from a pipe with a line each."""

    @property
    def waits(self) -> bool:
        """Whether a refused answer can be given again: nobody can who wrote the answers down before."""

    def ask(self, prompt: str) -> str | None:
        """A line that answers a prompt, without its end; None: there are no more."""

    def paste(self, first: str) -> str:
        """All lines from the `first` on, up to one that holds a dot alone, or to the end."""

    def tell(self, line: str) -> None:
        """Say a line."""

    def fault(self, code: str, message: str, hint: str) -> Fault:
        """What is wrong with the last answer, with its place."""


def interview(
    history: History,
    scope: Scope,
    person: Person,
    keep: Callable[[History], None],
    *,
    with_paste: bool = True,
) -> History:
    """The history after an interview. `keep` takes it after each answer that changes it, so that nothing is lost.

    It ends where nothing is left to ask, at a dot, and where the answers end. Raises InputError for an answer that is
    none and cannot be given again, and what `keep` raises.
    """
    return kept(_Conversation(person, keep).held(begin(history, scope, with_paste=with_paste)))


class _Conversation:
    def __init__(self, person: Person, keep: Callable[[History], None]) -> None:
        self.person, self.keep = person, keep
        self.subject = ""

    def held(self, talk: Talk) -> Talk:
        """The talk after everything was asked, or as far as the person went."""
        while asked := question(talk):
            self._tell_about(asked)
            line = self.person.ask(asked.prompt)
            if line is None or line.strip() == END:
                return talk
            talk = self._moved(talk, asked, line.strip())
        return talk

    def _tell_about(self, asked: Question) -> None:
        """Say what the questions are about, once."""
        if asked.subject != self.subject:
            self._tell(*asked.about)
        self.subject = asked.subject

    def _moved(self, talk: Talk, asked: Question, line: str) -> Talk:
        """The talk after a line: help, a turn back, or an answer."""
        if line == HELP:
            self._tell(*asked.help, f"Enter says what the prompt names; {BACK} goes back, {END} ends.")
            return talk
        if line == BACK:
            return self._back(talk)
        return self._answered(talk, self.person.paste(line) if asked.is_paste and line else line)

    def _back(self, talk: Talk) -> Talk:
        if talk.before is None:
            self._tell("this is the first question")
            return talk
        self._keep(talk, talk.before)
        return talk.before

    def _answered(self, talk: Talk, text: str) -> Talk:
        try:
            after = answered(talk, text)
        except RefusedError as refused:
            self._refuse(self.person.fault(refused.code, f"{quoted(text)} {refused.claim}", refused.hint))
        except InputError as error:
            self._refuse(*error.faults)
        else:
            self._tell(*after.remarks)
            self._keep(talk, after)
            return after
        return talk

    def _keep(self, before: Talk, after: Talk) -> None:
        if kept(after) != kept(before) or after.is_over:
            self.keep(kept(after))

    def _refuse(self, *faults: Fault) -> None:
        """Say what is wrong with an answer, which is then asked for again. Raises InputError where it cannot be."""
        if not self.person.waits:
            raise InputError(*faults)
        for fault in faults:
            self._tell(fault.message, f"hint: {fault.hint}")

    def _tell(self, *lines: str) -> None:
        for line in lines:
            self.person.tell(line)
