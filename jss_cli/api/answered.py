"""What a question is answered with from Python."""

from __future__ import annotations

from typing import Any

from jss_cli.arguments import whole
from jss_cli.domain.answer import Answer


class Answered(Answer):
    """An answer that can be looked at from Python."""

    __slots__ = ()

    def to_dict(self) -> Any:
        """The result as JSON has it, in plain dicts and lists."""
        import json

        return json.loads(self.to_json())

    def to_json(self) -> str:
        """The result, byte for byte what `--format json` prints."""
        return self.rendered("json", 80)

    def to_text(self, width: int = 80) -> str:
        """The report as a terminal of so many columns shows it, without colours."""
        from jss_cli.formats.drawing.screen import NARROWEST

        return self.rendered("terminal", whole("width", width, NARROWEST))

    def to_markdown(self) -> str:
        """The report in Markdown."""
        return self.rendered("md", 80)

    def rendered(self, name: str, width: int = 80) -> str:
        """The answer in a format by its name."""
        from importlib import import_module

        from jss_cli.formats.drawing.screen import Screen

        text: str = import_module(f"jss_cli.formats.{name}").render(self, Screen(width))
        return text
