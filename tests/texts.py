"""Texts as the files they might be: read, or refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jss_cli.domain.history import History
from jss_cli.domain.policy import Policy
from jss_cli.errors import Fault, InputError
from jss_cli.files.document import SourceText
from jss_cli.files.history import _history_of
from jss_cli.files.policies.nodes import Place, Problem
from jss_cli.files.policies.syntax import Syntax
from jss_cli.files.policy import named_policy
from jss_cli.files.reading import Reading
from jss_cli.files.yaml_events import Mapping, Node, Sequence, parse_tree

READING = Reading()
CHILD = "name: mine\ntitle: My own reading\nextends: upwork-2016\n"


def read(text: str, name: str = "h.yaml", reading: Reading = READING) -> History:
    """The history in a text, whose format its name tells."""
    return _history_of(SourceText(name, text), reading)


def refused(text: str, name: str = "h.yaml", reading: Reading = READING) -> list[tuple[str, str]]:
    """What is wrong with a history: place with code, and message."""
    with pytest.raises(InputError) as caught:
        read(text, name, reading)
    return [(placed(fault), fault.message) for fault in caught.value.faults]


def placed(fault: Fault) -> str:
    """Line, column and code."""
    return f"{fault.position.line}:{fault.position.column} {fault.code}" if fault.position else fault.code


def written(folder: Path, text: str) -> str:
    """The path of a policy file."""
    path = folder / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def mine(folder: Path, text: str) -> Policy:
    """A policy that extends a shipped one by what the text says."""
    return named_policy(written(folder, CHILD + text))


def faults(folder: Path, text: str) -> tuple[Fault, ...]:
    """What is wrong with a policy file."""
    with pytest.raises(InputError) as caught:
        named_policy(written(folder, text))
    return caught.value.faults


def assert_refused(folder: Path, text: str, place: str, message: str, hint: str) -> None:
    """That the first fault of a policy file stands at its place, with its words and its line."""
    fault = faults(folder, text)[0]
    assert fault.position
    assert placed(fault) == place
    assert message in fault.message
    assert hint in fault.hint
    assert fault.file.endswith("mine.yaml")
    assert fault.excerpt == text.splitlines()[fault.position.line - 1]


def plain(node: Node) -> Any:
    """A tree as plain texts, lists and mappings."""
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    return [plain(item) for item in node.items] if isinstance(node, Sequence) else node.text


def meant(syntax: Syntax, text: str) -> Any:
    """What a text of a policy means."""
    found: list[Problem] = []
    value = syntax.read(parse_tree(text, "p.yaml"), Place(found))
    assert not found
    return value


def problems(syntax: Syntax, text: str) -> list[Problem]:
    """What is wrong with a text of a policy."""
    found: list[Problem] = []
    syntax.read(parse_tree(text, "p.yaml"), Place(found))
    return found
