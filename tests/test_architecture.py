"""The layers of the house: who may import whom, inside functions too, and nobody in a circle; and how large it may be.

The figures of the package are shown by pytest -s tests/test_architecture.py
"""

from __future__ import annotations

import ast
import gc
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
MODULES = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in ROOT.glob("jss_cli/**/*.py")}
LIBRARIES = {"typer", "click", "rich", "pydantic", "textual", "yaml", "polars", "pyarrow", "pyspark"}
WORLD = {"pathlib", "os", "io", "sys", "subprocess", "socket", "tempfile", "time"}

MOST_STATEMENTS = 29_000  # of the package, docstrings free

CORE = {"errors", "dataclass", "visible", "extras", "domain"}
ROOMS = CORE | {"arguments", "files", "formats", "imports", "options"}
MAY_IMPORT: dict[str, set[str]] = {
    "errors": {"dataclass"},
    "dataclass": set(),
    "visible": set(),
    "extras": {"errors", "dataclass"},
    "domain": CORE,
    "scoring": CORE | {"scoring"},
    "explaining": CORE | {"scoring", "explaining"},
    "reports": CORE | {"reports"},
    "files": CORE | WORLD | {"files", "pydantic", "yaml"},
    "batch": CORE | WORLD | {"arguments", "scoring", "files", "batch", "polars", "pyarrow", "pyspark"},
    "imports": CORE | {"files", "imports"},
    "formats": CORE | WORLD | {"formats", "pydantic", "rich"},
    "api": (ROOMS - {"options"}) | {"api", "batch", "pathlib", "scoring", "explaining", "reports"},
    "arguments": CORE | {"pathlib", "files"},
    "explore": (ROOMS - {"options"}) | WORLD | {"scoring", "explaining", "reports", "explore", "rich", "textual"},
    "options": ROOMS | WORLD | {"api", "typer"},
    "commands": ROOMS | WORLD | {"api", "batch", "scoring", "explaining", "reports", "explore", "typer"},
    "shell": ROOMS | WORLD | {"commands", "shell", "typer", "rich"},
    "__main__": {"os", "sys", "shell"},
}

BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")  # of a statement: where others stand in it
MIRRORED = ("domain", "scoring", "explaining", "files", "imports")


@cache
def trees() -> dict[str, ast.Module]:
    """The syntax of every module, kept from the garbage collector, which would go through all of it again and again."""
    gc.disable()
    found = {module: ast.parse(path.read_text("utf-8")) for module, path in MODULES.items()}
    gc.freeze()
    gc.enable()
    return found


@cache
def statements(module: str) -> tuple[ast.stmt, ...]:
    """Every statement of a module, docstrings too."""
    return tuple(_statements(trees()[module]))


def _statements(node: ast.AST) -> Iterator[ast.stmt]:
    for block in BLOCKS:
        for inner in getattr(node, block, ()):
            if isinstance(inner, ast.stmt):
                yield inner
            yield from _statements(inner)


@cache
def imported(module: str) -> tuple[str, ...]:
    """Every module that a module names in an import, wherever in it the import stands."""
    return tuple(_imported(module))


def _imported(module: str) -> Iterator[str]:
    for node in statements(module):
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


def test_every_module_of_the_core_and_of_the_files_has_a_test_file_that_bears_its_name() -> None:
    paths = [path for name, path in MODULES.items() if layer(name) in MIRRORED and path.stem != "__init__"]
    tests = (ROOT / "tests" / p.relative_to(ROOT / "jss_cli").with_name(f"test_{p.name}") for p in paths)
    assert not [path for path in tests if not path.is_file()]


def test_the_package_has_no_more_statements_than_it_may() -> None:
    nodes = [(module, node) for module in MODULES for node in statements(module)]
    texts = [node for _, node in nodes if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)]
    modules = {module: path.read_text("utf-8").count("\n") for module, path in MODULES.items()}
    functions = {
        f"{module}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for module, node in nodes
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    size = len(nodes) - len(texts)
    shown = [f"{len(modules)} modules, {sum(modules.values())} lines, {size} of {MOST_STATEMENTS} statements"]
    for noun, found in (("module", modules), ("function", functions)):
        longest = max(found, key=lambda name: found[name])
        shown.append(f"lines of a {noun}: median {median(found.values()):.0f}, most {found[longest]}: {longest}")
    print("", *shown, sep="\n")  # noqa: T201 - what -s is for
    assert size <= MOST_STATEMENTS, shown[0]
