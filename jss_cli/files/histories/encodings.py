"""The encodings a history may be in. Other codecs of Python are none of texts, or none that a program saves in."""

from __future__ import annotations

import codecs

from jss_cli.errors import Fault, UsageError, did_you_mean

ENCODINGS = (
    *("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "iso8859-2", "iso8859-15", "mac-roman"),
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "koi8-r", "gb18030", "big5", "shift_jis", "euc_kr"),
)


def known_encoding(name: str) -> str:
    """The name of an encoding, as it is or as one of its other names. Raises UsageError (JSS968)."""
    if _is_known(name):
        return name
    hint = did_you_mean(name, ENCODINGS, f"known are {', '.join(ENCODINGS)}")
    raise UsageError(Fault("JSS968", f'no encoding is called "{name}"', hint))


def _is_known(name: str) -> bool:
    try:
        return codecs.lookup(name).name in {codecs.lookup(known).name for known in ENCODINGS}
    except (LookupError, ValueError):
        return False
