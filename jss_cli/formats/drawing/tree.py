"""Trees of HTML and SVG. What a text says is shown: it can neither end its element nor begin another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element

from jss_cli.visible import visible

TreeNode = Element | str


def element(tag: str, *children: TreeNode, **attributes: str) -> Element:
    """An element with texts and elements in it; `class_` and `stroke_width` are attributes as HTML and SVG call them,
    and one without a value is left out."""
    made = Element(
        tag, {name.rstrip("_").replace("_", "-"): visible(value) for name, value in attributes.items() if value}
    )
    return _extended(made, children)


def _extended(made: Element, children: Iterable[TreeNode]) -> Element:
    last: Any = made[-1] if len(made) else None
    for child in children:
        if isinstance(child, Element):
            made.append(child)
            last = child
        elif last is None:
            made.text = (made.text or "") + visible(child)
        else:
            last.tail = (last.tail or "") + visible(child)
    return made
