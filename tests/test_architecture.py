"""The layers of the house: who may import whom, inside functions too, and nobody in a circle."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parent.parent
MODULES = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in ROOT.glob("jss_cli/**/*.py")}
LIBRARIES = {"typer", "click", "rich", "pydantic", "yaml"}
WORLD = {"pathlib", "os", "io", "sys", "subprocess", "socket", "tempfile", "time"}

CORE = {"errors", "dataclass", "visible", "domain"}
ROOMS = CORE | {"files", "formats", "options"}
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "dataclass": set(),
    "visible": set(),
    "domain": CORE,
    "scoring": CORE | {"scoring"},
    "explaining": CORE | {"scoring", "explaining"},
    "reports": CORE | {"reports"},
    "files": CORE | WORLD | {"files", "pydantic", "yaml"},
    "formats": CORE | WORLD | {"formats", "pydantic", "rich"},
    "api": (ROOMS - {"options"}) | {"scoring", "explaining", "reports"},
    "options": ROOMS | WORLD | {"typer"},
    "commands": ROOMS | WORLD | {"api", "scoring", "explaining", "reports", "typer"},
    "shell": ROOMS | WORLD | {"commands", "shell", "typer"},
    "__main__": {"sys", "shell"},
}


def imported(module: str) -> Iterator[str]:
    """Every module that a module names in an import, wherever in it the import stands."""
    for node in ast.walk(ast.parse(MODULES[module].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{MODULES[module]}: imports are absolute"
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in MODULES else str(node.module) for name in names)


def layer(module: str) -> str:
    """The first name under the package, or the library."""
    first, _, rest = module.partition(".")
    return rest.partition(".")[0] if first == "jss_cli" else first


def test_every_module_imports_only_what_its_layer_may() -> None:
    watched = LIBRARIES | WORLD | MAY_IMPORT.keys()
    breaches = [
        f"{MODULES[module]} must not import {MODULES.get(name, name)}"
        for module in MODULES
        for name in imported(module)
        if layer(name) in watched - MAY_IMPORT.get(layer(module), set())
    ]
    assert not breaches, "\n".join(breaches)


def test_every_module_belongs_to_a_layer() -> None:
    assert {layer(module) for module in MODULES} - {"__init__"} <= MAY_IMPORT.keys()


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {module: {name for name in imported(module) if name in MODULES} for module in MODULES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        raise AssertionError(" imports ".join(str(MODULES[name]) for name in error.args[1])) from None
