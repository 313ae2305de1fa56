"""What a batch is asked: which tables by which rules, and where everything goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from jss_cli import __version__
from jss_cli.batch.sheets import checked_output
from jss_cli.batch.tables import ContractTable
from jss_cli.domain.policy import Policy
from jss_cli.errors import Fault, UsageError

NO_TABLES: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class BatchQuestion(NamedTuple):
    """What is scored by which rules, where the scores, the bad rows and the contracts go, and the most freelancers that
    may be set aside: a number, or a share of all (below 1). `memory` are the MiB within which rows are brought together
    that lie apart; None: they do not. `resume` goes on after the parts that are finished. `beside` are tables of
    payments and interim feedback."""

    sources: tuple[str, ...]
    policy: Policy
    day: date
    scores: Path
    bad: Path | None = None
    contracts: Path | None = None
    reasons: bool = False
    most_bad: float | None = None
    memory: int | None = None
    force: bool = False
    resume: bool = False
    beside: Mapping[str, tuple[str, ...]] = NO_TABLES

    @property
    def metadata(self) -> dict[str, str]:
        """What stands in every table that is written."""
        rules = sha256(repr(self.policy).encode()).hexdigest()
        return {
            "jss_version": __version__,
            "policy": self.policy.name,
            "as_of": str(self.day),
            "policy_sha256": rules,
        }

    def outputs(self) -> dict[str, Path]:
        """The files that are written by what is in them, or the patterns for those in folders. Raises UsageError, and
        OutputError where nothing must be written."""
        named = {"scores": self.scores, "bad": self.bad, "contracts": self.contracts}
        inputs = tuple(source for found in (self.sources, *self.beside.values()) for source in found)
        found = {name: checked_output(path, force=self.force, inputs=inputs) for name, path in named.items() if path}
        are_folders = {path.stem == "*" for path in found.values()}
        if len({path.resolve() for path in found.values()}) < len(found) or len(are_folders) > 1:
            what = "-o, --bad and --contracts are different files, or different folders"
            raise UsageError(Fault("JSS902", what, "such as -o scores/ --bad bad/"))
        if self.resume and (self.memory or self.beside or not all(are_folders)):
            what = "--resume goes on with parts in a folder, in the order of the contracts"
            hint = "name a folder, -o scores/, and leave out --sort, --payments and --interim"
            raise UsageError(Fault("JSS902", what, hint))
        return found

    def made_of(self, tables: Iterable[ContractTable]) -> dict[str, Any]:
        """What parts rest on, as their manifest has it."""
        files = ((table.file, Path(table.file).stat()) for table in tables)
        inputs = {file: [found.st_size, found.st_mtime_ns] for file, found in files}
        beside = [name for name in ("bad", "contracts", "reasons") if getattr(self, name)]
        return self.metadata | {"inputs": inputs, "beside": beside}
