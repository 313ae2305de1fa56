"""Texts that fit on one line of eighty columns, whatever stands in them."""

from __future__ import annotations

from jss_cli.visible import columns_of, visible

COLUMNS = 80


def fitted(text: str, columns: int = COLUMNS) -> str:
    """A text as it is shown, on one line, cut to so many columns of a terminal."""
    shown = visible(" ".join(text.split()))
    if columns_of(shown) <= columns:
        return shown
    end, left = 0, columns - len("...")
    for end, sign in enumerate(shown):  # noqa: B007 - where it stops is wanted
        left -= columns_of(sign)
        if left < 0:
            break
    return shown[:end].rstrip() + "..."


def prompt(label: str, words: str, usual: str) -> str:
    """One prompt: a label such as [3 of 9], what is asked, and what Enter says. The words give way where it is long."""
    end = f", Enter = {fitted(usual, COLUMNS // 2)}: "
    start = f"{label} " if label else ""
    return f"{start}{fitted(words, COLUMNS - len(start) - columns_of(end))}{end}"
