"""Small mappings and lists of YAML and JSON as the one text that CSV has for them."""

from __future__ import annotations

from collections.abc import Iterable

from jss_cli.files.histories.field import Form
from jss_cli.files.yaml_events import Mapping, Node, Scalar, Sequence

BOUND_SIGNS = {"not_before": ">=", "not_after": "<="}
FLAT: frozenset[Form] = frozenset(("some_day", "by_window", "span"))


def flat(form: Form, node: Mapping | Sequence) -> Scalar | None:
    """A node of a form that CSV writes in one text, as that text; None: it is of another shape."""
    if isinstance(node, Sequence):
        ends = _texts(node.items)  # the least and the greatest of a range
        text = "-".join(ends) if ends and len(ends) == 2 else None  # noqa: PLR2004
    else:
        text = _told(form, node)
    return Scalar(text, node.position, plain=True) if text else None


def _told(form: Form, node: Mapping) -> str | None:
    """A mapping of texts: bounds of a day, or percents by months."""
    values = _texts(value for _, value in node.entries)
    keys = [key.text for key, _ in node.entries]
    if values is None or (form == "some_day" and not BOUND_SIGNS.keys() >= set(keys)) or form == "span":
        return None
    if form == "some_day":
        ordered = sorted(zip(keys, values, strict=True), reverse=True)
        return " ".join(f"{BOUND_SIGNS[key]}{value}" for key, value in ordered)
    return " ".join(f"{key}={value}" for key, value in zip(keys, values, strict=True))


def _texts(nodes: Iterable[Node]) -> list[str] | None:
    """The texts of some nodes; None: not all are texts."""
    found = list(nodes)
    scalars = [node.text for node in found if isinstance(node, Scalar)]
    return scalars if len(scalars) == len(found) else None
