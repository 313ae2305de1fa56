"""Libraries that only some commands need."""

from __future__ import annotations

from importlib.util import find_spec

from jss_cli.errors import Fault, OutputError

LIBRARIES = {"batch": ("polars", "pyarrow"), "spark": ("polars", "pyarrow", "pyspark", "pandas")}


def refuse_without(extra: str) -> None:
    """Raise OutputError (JSS840) where an extra is not installed."""
    if missing := [name for name in LIBRARIES[extra] if find_spec(name) is None]:
        message = f"{' and '.join(missing)} is not installed, which a table of many needs"
        raise OutputError(Fault("JSS840", message, f"pip install 'jss-cli[{extra}]'"))
