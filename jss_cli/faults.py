"""Faults in words: where, what, the value, what to do; all at once."""

from __future__ import annotations

from jss_cli.errors import Fault, JssError
from jss_cli.visible import visible

SHOWN = 20
WIDTH = 100


def describe(error: JssError) -> str:
    """Every fault with its place, excerpt, caret and hint, and the summary; beyond twenty only how many more."""
    parts = [described(fault) for fault in error.faults[:SHOWN]]
    if more := len(error.faults) - SHOWN:
        parts += [f"and {more} more"] if more > 0 else []
    last = error.summary or ""
    if error.faults:
        last = f"{last}   (jss rule {error.faults[0].code})".lstrip()
    return "\n".join([*parts, last])


def described(fault: Fault) -> str:
    """One fault on its few lines."""
    place = visible(fault.file) or "jss"
    if fault.position:
        place += f":{fault.position.line}:{fault.position.column}"
    lines = [f"{place}: error[{fault.code}]: {visible(fault.message)}", *excerpt(fault)]
    if fault.hint:
        lines.append(f"  hint: {visible(fault.hint)}")
    return "\n".join(lines)


def excerpt(fault: Fault) -> list[str]:
    """The source line with the meant part underlined; of a long line only what surrounds it."""
    if fault.position is None or not fault.excerpt.strip():
        return []
    start = fault.position.column - 1
    cut = max(0, start - WIDTH // 2)
    before, meant = visible(fault.excerpt[cut:start]), visible(fault.excerpt[start : start + fault.length])
    after = visible(fault.excerpt[start + fault.length : cut + WIDTH])
    number = f"{fault.position.line:5} | "
    return [
        f"{number}{before}{meant[:WIDTH]}{after}",
        " " * (len(number) - 2) + "| " + " " * len(before) + "^" * max(1, min(len(meant), WIDTH)),
    ]
