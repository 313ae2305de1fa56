"""The catalogue of codes, read from the shipped policies and from errors.yaml."""

from __future__ import annotations

import re
from pathlib import Path

from jss_cli.domain.catalogue import Catalogue, CodeTopic, ErrorEntry, topics
from jss_cli.errors import Fault, InputError, did_you_mean
from jss_cli.files.policy import SHIPPED, load_all
from jss_cli.files.yaml_events import Mapping, Scalar, Sequence, parse_tree

ERRORS = Path(__file__).parent.parent / "errors.yaml"
CODE = re.compile(r"\bcode: (JSS[0-9]{3})\b")


def load_catalogue() -> Catalogue:
    """Every code of every shipped policy, and every error."""
    return Catalogue(topics(load_all()), _load_errors())


def codes() -> tuple[str, ...]:
    """Every code of the catalogue, in order; no file is understood for it, so that a shell can ask on TAB."""
    texts = (path.read_text("utf-8") for path in (*SHIPPED.glob("*.yaml"), ERRORS))
    return tuple(sorted({code for text in texts for code in CODE.findall(text)}))


def _load_errors() -> tuple[ErrorEntry, ...]:
    """The errors of errors.yaml, in the order of their numbers."""
    tree = parse_tree(ERRORS.read_text("utf-8"), ERRORS.name)
    told = (item.entries for item in (tree.items if isinstance(tree, Sequence) else ()) if isinstance(item, Mapping))
    entries = (ErrorEntry(**{k.text: value.text for k, value in one if isinstance(value, Scalar)}) for one in told)
    return tuple(sorted(entries, key=lambda entry: entry.code))


def find_entry(catalogue: Catalogue, word: str) -> CodeTopic | ErrorEntry:
    """What a code or a name stands for. Raises InputError (JSS905)."""
    entry = catalogue.entry(word)
    if entry is None:
        hint = did_you_mean(word, catalogue.words(), "jss rule, without a code, lists all of them")
        raise InputError(Fault("JSS905", f'no rule and no error is called "{word}"', hint))
    return entry
