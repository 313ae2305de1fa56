"""What a command answers, worked out once, and written down as often as somebody wants to see it."""

from __future__ import annotations

from functools import cache
from unittest import mock

from jss_cli.domain.answer import Answer
from jss_cli.formats.drawing.screen import Screen
from jss_cli.options.writing import Writing
from jss_cli.shell.cli import run
from jss_cli.shell.delivery import content_of


def answer(*command: str) -> Answer:
    """What a command line hands over to be written."""
    deliver = mock.Mock(return_value=0)
    with mock.patch("jss_cli.shell.bundles.deliver", deliver), mock.patch("jss_cli.shell.many.deliver", deliver):
        run(list(command))
    given: Answer = deliver.call_args.args[0]
    return given


answer_of = cache(answer)  # of files that stay as they are


def written(given: Answer, format_name: str = "terminal", width: int = 100) -> str:
    content = content_of(given, Writing(format_name), Screen(width))
    assert isinstance(content, str)
    return content
