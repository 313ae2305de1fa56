"""Small mappings and lists of YAML and JSON as the one text that CSV has for them."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence as Texts

from jss_cli.files.histories.field import Form
from jss_cli.files.yaml_events import Mapping, Node, Scalar, Sequence

SIGNS = {"not_before": ">=", "not_after": "<="}
FLAT: frozenset[Form] = frozenset(("some_day", "by_window", "span"))


def flat(form: Form, node: Mapping | Sequence) -> Scalar | None:
    """A node of a form that CSV writes in one text, as that text; None: it is of another shape."""
    text = _spanned(_texts(node.items)) if isinstance(node, Sequence) else _told(form, node)
    return Scalar(text, node.position, plain=True) if text else None


def _told(form: Form, node: Mapping) -> str | None:
    """A mapping of texts: bounds of a day, or percents by months."""
    values = _texts(value for _, value in node.entries)
    keys = [key.text for key, _ in node.entries]
    if values is None or (form == "some_day" and not SIGNS.keys() >= set(keys)) or form == "span":
        return None
    if form == "some_day":
        ordered = sorted(zip(keys, values, strict=True), reverse=True)
        return " ".join(f"{SIGNS[key]}{value}" for key, value in ordered)
    return " ".join(f"{key}={value}" for key, value in zip(keys, values, strict=True))


def _spanned(values: Texts[str] | None) -> str | None:
    """Two texts as a range."""
    return "-".join(values) if values and len(values) == 2 else None  # noqa: PLR2004 - the least and the greatest


def _texts(nodes: Iterable[Node]) -> list[str] | None:
    """The texts of some nodes; None: not all are texts."""
    found = list(nodes)
    scalars = [node.text for node in found if isinstance(node, Scalar)]
    return scalars if len(scalars) == len(found) else None
