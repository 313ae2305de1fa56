"""How a history is to be read: the limits, and what the file cannot say of itself."""

from __future__ import annotations

from pkgutil import iter_modules
from typing import Literal

from jss_cli.dataclass import dataclass
from jss_cli.files.histories import formats

INPUT_FORMATS = tuple(sorted(module.name for module in iter_modules(formats.__path__)))
FORMAT_NAMES = ", ".join(INPUT_FORMATS).upper()
AT_ONCE = 128 * 1024  # bytes that are read while a person waits for a shell to complete
OF_MANY = (
    "this is a table of many freelancers, not a history",
    "take one out of it with --freelancer ID, or score them all with jss batch",
)  # what is said of one in a history's place


@dataclass(frozen=True, slots=True)
class Reading:
    """Limits on what is read, and choices that a person makes for a file.

    `decimal` and `date_order` widen the grammar of amounts and days; without them only 1200.50 and 2024-02-01 are
    accepted in a history, and what other programs wrote shows by itself how it is meant. `input_format` and `encoding`
    None: decided by the suffix and the content. `freelancer` is whose rows are meant in a table of many.
    """

    max_bytes: int = 16 * 1024 * 1024
    max_contracts: int = 100_000
    max_depth: int = 32
    max_field: int = 10_000
    max_digits: int = 12
    input_format: str | None = None
    encoding: str | None = None
    decimal: Literal["point", "comma"] | None = None
    date_order: Literal["dmy", "mdy"] | None = None
    freelancer: str | None = None
