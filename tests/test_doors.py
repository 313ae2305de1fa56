"""Doors: a public function or type is named by another module, and no two of them bear one name across the package."""

from __future__ import annotations

import ast
import re
from collections import defaultdict

from test_architecture import MODULES, statements, trees

FOUND_BY_NAME = {"run", "render", "stream", "write", "Reader", "main"}  # the one door of every module of their folder
OF_POLICY_FILES = {"DAY", "PLAIN"}  # words of their own grammar, named beside each other there alone
API = "jss_cli.api."  # its questions bear the names of what answers them


def defined(module: ast.Module) -> dict[str, ast.stmt]:
    """The public functions, classes and type aliases of a module."""
    found = {node.name: node for node in module.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    aliases = {
        target.id: node
        for node in module.body
        if isinstance(node, ast.Assign) and "TypeVar" not in ast.dump(node.value)
        for target in node.targets
        if isinstance(target, ast.Name) and re.fullmatch(r"[A-Z][A-Za-z]*[a-z][A-Za-z]*", target.id)
    }
    return {name: node for name, node in (found | aliases).items() if not name.startswith("_")}


def named_elsewhere() -> set[tuple[str, str]]:
    """Every name that another module imports, or reaches through a module that it imports."""
    used: set[tuple[str, str]] = set()
    for module in MODULES:
        modules = {}
        for node in statements(module):
            if isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    used.add((str(node.module), alias.name))
                    if (named := f"{node.module}.{alias.name}") in MODULES:
                        modules[alias.asname or alias.name] = named
        attributes = (n for n in ast.walk(trees()[module]) if isinstance(n, ast.Attribute)) if modules else ()
        used |= {
            (modules[n.value.id], n.attr) for n in attributes if isinstance(n.value, ast.Name) and n.value.id in modules
        }
    return used


def mentioned(node: ast.stmt) -> set[str]:
    """The names in a signature, in the fields and methods of a class, or in an alias."""
    if isinstance(node, ast.FunctionDef):
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        parts = [node.returns, *(argument.annotation for argument in arguments)]
        return {n.id for part in parts if part for n in ast.walk(part) if isinstance(n, ast.Name)}
    if isinstance(node, ast.ClassDef):
        public = (
            n for n in node.body if not getattr(n, "name", "").startswith("_") or getattr(n, "name", "") == "__init__"
        )
        bases = {n.id for n in node.bases if isinstance(n, ast.Name)}
        return bases.union(*(mentioned(n) for n in public))
    value = getattr(node, "annotation", None) or getattr(node, "value", None)
    return {n.id for n in ast.walk(value) if isinstance(n, ast.Name)} if value else set()


def test_what_no_other_module_names_is_private() -> None:
    used, idle = named_elsewhere(), []
    for module in MODULES:
        public = defined(trees()[module])
        doors = {name for name in public if (module, name) in used or name in FOUND_BY_NAME}
        doors |= {name for name in public.keys() - doors if "rows_key" in ast.dump(public[name])}
        while more := {name for door in doors for name in mentioned(public[door]) if name in public} - doors:
            doors |= more
        idle += [f"{module}.{name}" for name in public.keys() - doors]
    assert not idle


def test_no_two_constants_that_other_modules_name_are_alike() -> None:
    used, places = named_elsewhere(), defaultdict(list)
    for module, name in used:
        if module in MODULES and name.isupper() and name not in OF_POLICY_FILES:
            places[name].append(module)
    assert not {name: found for name, found in places.items() if len(found) > 1}


def test_no_two_public_names_are_alike_across_the_package() -> None:
    places = defaultdict(list)
    for module in MODULES:
        for name in defined(trees()[module]).keys() - FOUND_BY_NAME if not module.startswith(API) else ():
            places[name].append(module)
    assert not {name: found for name, found in places.items() if len(found) > 1}
