"""The contracts of a JSON export, item by item: each gives or confirms one, is there twice, or is not understood."""

from __future__ import annotations

from dataclasses import dataclass as mutable
from dataclasses import field, replace

from jss_cli.errors import Fault, InputError
from jss_cli.files.reading import Reading
from jss_cli.imports.claiming import refuse_backwards
from jss_cli.imports.evidence import Evidence, SetAside
from jss_cli.imports.json_tree import JsonNode
from jss_cli.imports.table import folded_text
from jss_cli.visible import quoted


@mutable(slots=True)
class ItemListing:
    """What the items of a file gave; `remarks` are values of which one contract has two."""

    file: str
    reading: Reading
    contracts: dict[tuple[str, ...], Evidence] = field(default_factory=dict)
    understood: int = 0
    set_aside: list[SetAside] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    _seen: set[tuple[str, ...]] = field(default_factory=set)

    def add(self, node: JsonNode, found: Evidence | None, role: str = "") -> None:
        """Take an item; `role` is the kind of list it stands in, in each of which a contract has its place once.

        Raises InputError for an id with two titles, a contract that ends before it starts (JSS802), and for more of
        them than the limit (JSS981).
        """
        if found is None:
            self.set_aside.append(SetAside("not understood", node.path, "no contract is told by it"))
            return
        refuse_backwards(found, self.file)
        claim = found.claim("id")
        key = (str(claim.value),) if claim else ("", node.path)
        if (*key, role) in self._seen:
            self.set_aside.append(SetAside("twice", node.path, f"as {self.contracts[key].at}"))
        else:
            self.understood += 1
        self._seen.add((*key, role))
        earlier = self.contracts.get(key)
        self.contracts[key] = self._merged(earlier, found) if earlier else found
        if len(self.contracts) > self.reading.max_contracts:
            message = f"more than {self.reading.max_contracts} contracts"
            raise InputError(Fault("JSS981", message, "--max-contracts raises the limit", self.file))

    def _merged(self, earlier: Evidence, later: Evidence) -> Evidence:
        known = dict(earlier.claims)
        for name, claim in later.claims:
            first = known.setdefault(name, claim)
            if first.value == claim.value:
                continue
            told = f"{name} is {quoted(first.value)} ({first.at}) and {quoted(claim.value)} ({claim.at})"
            if name == "title" and folded_text(str(first.value)) != folded_text(str(claim.value)):
                number = known["id"].value if "id" in known else "one contract"
                message = f"{number} is {quoted(first.value)} and {quoted(claim.value)} ({first.at}, {claim.at})"
                raise InputError(Fault("JSS802", message, "correct one of the two titles", self.file))
            self.remarks.append(f"{told}: the first is taken")
        return replace(earlier, claims=tuple(known.items()), party=earlier.party or later.party)

    @property
    def lines(self) -> int:
        """How many items there are."""
        return self.understood + len(self.set_aside)
