"""The careful pass over a whole file: its sheet, or every fault in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jss_cli.domain.history import History
from jss_cli.errors import Fault, InputError, Position
from jss_cli.files import yaml_events
from jss_cli.files.converters import Grammar
from jss_cli.files.csv_cells import Record
from jss_cli.files.csv_layout import Layout, looks_like_csv, read_layout
from jss_cli.files.document import Document
from jss_cli.files.inspection import CONTRACT, Found, Inspection, csv_inspection
from jss_cli.files.relations import inspect_relations
from jss_cli.files.sheet import Sheet, parts_of_rows
from jss_cli.files.yaml_events import Mapping, Node, Scalar, read_tree

Entries = tuple[tuple[Scalar, Node], ...]
TOTAL = re.compile(r"\s*(?:grand |sub)?(?:totals?|sum)\s*:?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Inspected:
    """A history without faults: its own fields, and what was found of each contract, with places."""

    top: History
    found: Sequence[Found]

    def sheet(self) -> Sheet:
        """The contracts as texts."""
        return Sheet(self.top, parts_of_rows([one.texts | dict(one.extras) for one in self.found]))


def inspect_yaml(document: Document, grammar: Grammar) -> Inspected:
    """What stands in a YAML or JSON text. Raises InputError with every fault."""
    inspection = Inspection(document, grammar)
    tree, faults = read_tree(document, grammar.reading.max_depth)
    if (tree is None or isinstance(tree, Scalar)) and looks_like_csv(document.text):
        inspection.refuse("JSS963", "this is not YAML", "it looks like CSV: --input-format csv", Position(1, 1))
    else:
        inspection.faults.extend(faults)
    entries, contracts = _parts(inspection, tree) if tree is not None and not isinstance(tree, Scalar) else ((), ())
    if isinstance(tree, Scalar) and not inspection.faults:
        inspection.wrong_shape("the file", "a list of contracts", tree)
    return _inspected(inspection, inspection.top(entries), contracts)


def _parts(inspection: Inspection, tree: Mapping | yaml_events.Sequence) -> tuple[Entries, tuple[Node, ...]]:
    """The entries of the file but for its contracts, and these."""
    if isinstance(tree, yaml_events.Sequence):
        return (), tree.items
    contracts = next((node for key, node in tree.entries if key.text == "contracts"), None)
    entries = tuple((key, node) for key, node in tree.entries if key.text != "contracts")
    if contracts is None:
        hint = "put them into a list under `contracts:`"
        inspection.refuse("JSS911", "the file has no `contracts`", hint, tree.position)
    elif isinstance(contracts, yaml_events.Sequence):
        return entries, contracts.items
    else:
        inspection.wrong_shape("contracts", "a list", contracts)
    return entries, ()


def inspect_csv(document: Document, grammar: Grammar) -> Inspected:
    """What stands in a CSV text. Raises InputError with every fault."""
    inspection = csv_inspection(document, grammar)
    layout = read_layout(document)
    inspection.faults.extend(layout.faults)
    inspection.excused.update(CONTRACT.keys() - layout.names)
    return _inspected(inspection, inspection.top(layout.top), _rows(inspection, layout))


def _rows(inspection: Inspection, layout: Layout) -> Iterator[Mapping]:
    """The rows as mappings; what is wrong with a row as a whole is recorded, and the row left out."""
    if not any(layout.names):
        return
    for record in layout.text.records(layout.offset, layout.line):
        if record.fault:
            inspection.faults.append(record.fault)
        elif not record.is_blank and _is_sound(inspection, layout, record):
            cells = [(name, cell) for name, cell in zip(layout.names, record.cells, strict=True) if name and cell.text]
            keys = ((Scalar(name, cell.position, plain=True), cell) for name, cell in cells)
            yield Mapping(tuple(keys), record.position)


def _is_sound(inspection: Inspection, layout: Layout, record: Record) -> bool:
    """Whether a row is a contract at all; if not, the reason is recorded."""
    texts, width = [cell.text for cell in record.cells], len(layout.names)
    if any(map(TOTAL.fullmatch, texts[:3])) and not texts[1].strip():
        code, message, hint = "JSS969", "this row looks like a total", "remove it"
    elif texts == [cell.text for cell in layout.header]:
        code, message, hint = "JSS969", "the header stands here again", "two histories in one file? part them"
    elif len(texts) != width:
        code, message = "JSS965", f"{len(texts)} fields, the header has {width}"
        hint = (
            'put quotes round a text that has the delimiter in it: "..."'
            if len(texts) > width
            else "add what is missing"
        )
    elif any(texts[place].strip() for place in layout.nameless):
        code, message, hint = "JSS964", "a value stands under a column without a name", "name the column"
    else:
        return True
    inspection.refuse(code, message, hint, record.position, 1)
    return False


def _inspected(inspection: Inspection, top: History, contracts: Iterable[Node]) -> Inspected:
    """Every contract, looked at alone and together. Raises InputError with every fault of the file."""
    found = _found(inspection, contracts)
    inspect_relations(inspection, found)
    if inspection.faults:
        raise InputError(*sorted(inspection.faults, key=in_order), summary=_summary(len(inspection.faults), len(found)))
    return Inspected(top, found)


def _found(inspection: Inspection, contracts: Iterable[Node]) -> Sequence[Found]:
    limit = inspection.grammar.reading.max_contracts
    found: list[Found] = []
    for ordinal, node in enumerate(contracts, 1):
        if ordinal > limit:
            hint = "split the file, or raise the limit with --max-contracts"
            inspection.refuse("JSS981", f"more than {limit} contracts", hint, node.position)
            break
        found.append(inspection.contract(node, ordinal))
    return found


def in_order(fault: Fault) -> tuple[int, int]:
    """Where a fault stands among others; those without a place come first."""
    return (fault.position.line, fault.position.column) if fault.position else (0, 0)


def _summary(faults: int, contracts: int) -> str:
    errors = f"{faults} error{'s' * (faults != 1)}"
    where = f" in {contracts} contract{'s' * (contracts != 1)}" if contracts else ""
    return f"{errors}{where}; no score was computed"
