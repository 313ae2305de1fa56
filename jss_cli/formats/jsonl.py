"""The result for programs, a line of JSON for each file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jss_cli.domain.answer import Answer
from jss_cli.formats.drawing.screen import Screen
from jss_cli.formats.json import written


def render(answer: Answer, screen: Screen) -> str:  # noqa: ARG001 - a program has no screen
    """Each result as a line."""
    return "".join(stream([answer]))


def stream(answers: Iterable[Answer]) -> Iterator[str]:
    """The same of many answers, a text for each as soon as it is known."""
    return ("".join(map(written, answer.results)) for answer in answers)
