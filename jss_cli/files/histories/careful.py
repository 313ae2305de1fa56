"""The careful pass over a whole file: its sheet, or every fault in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from jss_cli.domain.history import History
from jss_cli.errors import Fault, InputError, Position
from jss_cli.files.document import Document
from jss_cli.files.histories.converters import Grammar
from jss_cli.files.histories.csv_cells import Record
from jss_cli.files.histories.csv_layout import Layout, looks_like_csv, read_layout
from jss_cli.files.histories.inspection import CONTRACT, Found, Inspection, csv_inspection
from jss_cli.files.histories.relations import Gathered, gather, inspect_chains
from jss_cli.files.histories.sheet import Sheet, parts_of_rows
from jss_cli.files.histories.showing import quoted
from jss_cli.files.histories.yaml_contracts import LIST, ContractReader
from jss_cli.files.yaml_events import Mapping, Node, Scalar, Sequence

TOTAL = re.compile(r"\s*(?:grand |sub)?(?:totals?|sum)\s*:?\s*", re.IGNORECASE)


def inspect_yaml(document: Document, grammar: Grammar) -> Sheet:
    """The sheet of a YAML or JSON text. Raises InputError with every fault."""
    inspection = Inspection(document, grammar)
    reader = ContractReader(document, grammar.reading.max_depth)
    gathered = gather(inspection, reader.contracts())
    if (not reader.is_whole or isinstance(reader.root, Scalar)) and looks_like_csv(document.text):
        inspection.refuse("JSS963", "this is not YAML", "it looks like CSV: --input-format csv", Position(1, 1))
    else:
        inspection.faults[:0] = reader.faults  # what follows from them stands behind them
        inspection.is_partial |= not reader.is_whole
        _inspect_root(inspection, reader)
    entries = [entry for name, entry in reader.entries.items() if name != LIST]
    return _settled(inspection, inspection.top(entries), gathered)


def _inspect_root(inspection: Inspection, reader: ContractReader) -> None:
    """Records what stands where the list of contracts is expected."""
    if isinstance(reader.root, Scalar):
        hint = "begin with `contracts:` and below it `- id: ...`; `jss init` writes a first history"
        inspection.wrong_shape("the file", "a list of contracts", hint, reader.root)
    elif reader.is_whole and reader.mapping is not None:
        contracts = reader.entries.get(LIST)
        if contracts is None:
            hint = "put them into a list under `contracts:`"
            inspection.refuse("JSS911", "the file has no `contracts`", hint, reader.mapping)
        elif not isinstance(contracts[1], Sequence):
            hint = "begin each contract with `- id: ...`; if there are none yet, write contracts: []"
            inspection.wrong_shape("contracts", "a list", hint, contracts[1])


def inspect_csv(document: Document, grammar: Grammar) -> Sheet:
    """The sheet of a CSV text. Raises InputError with every fault."""
    inspection = csv_inspection(document, grammar)
    layout = read_layout(document)
    inspection.faults.extend(layout.faults)
    inspection.excused.update(CONTRACT.keys() - layout.names)
    return _settled(inspection, inspection.top(layout.top), gather(inspection, _rows(inspection, layout)))


def contracts_at(places: AbstractSet[int], document: Document, grammar: Grammar, *, is_csv: bool) -> dict[int, Found]:
    """Some contracts of a text without faults, by their places in it."""
    inspection = csv_inspection(document, grammar) if is_csv else Inspection(document, grammar)
    if is_csv:
        nodes: Iterator[Node] = _rows(inspection, read_layout(document))
    else:
        nodes = ContractReader(document, grammar.reading.max_depth).contracts()
    return {place: inspection.contract(node, place + 1) for place, node in enumerate(nodes) if place in places}


def _rows(inspection: Inspection, layout: Layout) -> Iterator[Mapping]:
    """The rows as mappings; what is wrong with a row as a whole is recorded, and the row left out."""
    if not any(layout.names):
        return
    for record in layout.text.records(layout.offset, layout.line):
        if record.fault:
            inspection.faults.append(record.fault)
            inspection.is_partial = True
        elif not record.is_blank and _is_sound(inspection, layout, record):
            cells = [(name, cell) for name, cell in zip(layout.names, record.cells, strict=True) if name and cell.text]
            keys = ((Scalar(name, cell.position, plain=True), cell) for name, cell in cells)
            yield Mapping(tuple(keys), record.position)


def _is_sound(inspection: Inspection, layout: Layout, record: Record) -> bool:
    """Whether a row is a contract at all; if not, the reason is recorded."""
    texts, width = [cell.text for cell in record.cells], len(layout.names)
    stray = next((place for place in layout.nameless if place < len(texts) and texts[place].strip()), None)
    at = record.position
    if any(map(TOTAL.fullmatch, texts[:3])) and not texts[1].strip():
        code, message, hint = "JSS969", "this row looks like a total", "remove it"
    elif texts == [cell.text for cell in layout.header]:
        code, message, hint = "JSS969", "the header stands here again", "two histories in one file? part them"
    elif len(texts) != width:
        code, message = "JSS965", f"{len(texts)} fields, the header has {width}"
        hint = _too_long_hint(record, layout) if len(texts) > width else _too_short_hint(record, layout)
    elif stray is not None:
        code, message = "JSS964", f"{quoted(texts[stray])} stands under a column without a name"
        hint, at = "name the column, or let its name begin with x_ to keep it unread", record.cells[stray].position
    else:
        return True
    inspection.refuse(code, message, hint, at, 1)
    inspection.is_partial = True
    return False


def _too_long_hint(record: Record, layout: Layout) -> str:
    """A text of prose that was cut at the sign between the cells goes on with a space."""
    texts = [cell.text for cell in record.cells]
    cut = next((place for place in range(1, len(texts)) if texts[place].startswith(" ")), None)
    sign = layout.text.delimiter
    meant = f"{texts[cut - 1]}{sign}{texts[cut]}" if cut else f"...{sign}..."
    return f'put quotes round a text that has the delimiter in it: "{meant}"'


def _too_short_hint(record: Record, layout: Layout) -> str:
    missing = layout.header[len(record.cells)].text
    return f'it ends before "{missing}"; add what is missing, if only the delimiters'


def _settled(inspection: Inspection, top: History, gathered: Gathered) -> Sheet:
    """The sheet, unless there is a fault in the file. Raises InputError with all of them."""
    inspect_chains(inspection, gathered)
    if faults := inspection.faults:
        raise InputError(*sorted(faults, key=in_order), summary=_summary(len(faults), gathered.count))
    return Sheet(top, parts_of_rows(gathered.rows))


def in_order(fault: Fault) -> tuple[int, int]:
    """Where a fault stands among others; those without a place come first."""
    return (fault.position.line, fault.position.column) if fault.position else (0, 0)


def _summary(faults: int, contracts: int) -> str:
    errors = f"{faults} error{'s' * (faults != 1)}"
    where = f" in {contracts} contract{'s' * (contracts != 1)}" if contracts else ""
    return f"{errors}{where}; no score was computed"
