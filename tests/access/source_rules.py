"""Rules read on the source: which texts may become a pattern, a mould or a question, and who may speak to the network."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TypeGuard

from tests.architecture.source import dotted

PATTERNS = {
    f"re.{name}"
    for name in ("compile", "search", "match", "fullmatch", "sub", "subn", "findall", "finditer", "split")
}
TRANSLATED = {
    "_",
    "gettext",
    "gettext_lazy",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "sql.SQL",
    "SQL",
    "Sentence",
}
ESCAPED = {"re.escape"}
Scope = ast.Module | ast.FunctionDef | ast.AsyncFunctionDef


Local = dict[str, list[ast.expr]]


def written_here(node: ast.expr | None, local: Local, depth: int = 0) -> bool:
    """Does this text come from the source itself (a constant, a translated one, a choice or a join of such)?"""
    if depth > 6:
        return False
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.Name | ast.Attribute) and named(node).strip("_").isupper():
        return True
    made_of = pieces(node, local)
    return bool(made_of) and all(written_here(each, local, depth + 1) for each in made_of)


def named(node: ast.Name | ast.Attribute) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr


def pieces(node: ast.expr | None, local: Local) -> list[ast.expr]:
    """What a text is made of; nothing when it comes from elsewhere."""
    match node:
        case ast.Name():
            return local.get(node.id, [])
        case ast.JoinedStr() | ast.BoolOp():
            return list(node.values)
        case ast.Dict():
            return list(node.values)
        case ast.Tuple() | ast.List():
            return list(node.elts)
        case ast.FormattedValue() | ast.Subscript():
            return [node.value]
        case ast.IfExp():
            return [node.body, node.orelse]
        case ast.Call():
            return called(node)
    return operands(node)


def operands(node: ast.expr | None) -> list[ast.expr]:
    """Both sides of a sum; of a filled mould the mould alone."""
    if not isinstance(node, ast.BinOp):
        return []
    return [node.left] if isinstance(node.op, ast.Mod) else [node.left, node.right]


def called(node: ast.Call) -> list[ast.expr]:
    """The text in a translation, an escape, or a method of a text."""
    name = dotted(node.func)
    if name in ESCAPED:
        return [ast.Constant("")]
    if name in TRANSLATED:
        return node.args[:1]
    if isinstance(node.func, ast.Attribute) and node.func.attr in {"format", "get", "strip", "lower"}:
        return [node.func.value]
    return []


def assigned(scope: Scope) -> Local:
    """What each name of this scope is given."""
    found: Local = {}
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                for name, value in _pairs(target, node.value):
                    found.setdefault(name, []).append(value)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            found.setdefault(node.target.id, []).append(node.value)
    return found


def _pairs(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    """`a, b = x, y` gives x to a and y to b; `a, b = z` gives z to both."""
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Tuple):
        values = value.elts if isinstance(value, ast.Tuple) else [value] * len(target.elts)
        for each, given in zip(target.elts, values, strict=False):
            yield from _pairs(each, given)


def scopes(module: ast.Module) -> Iterator[tuple[dict[str, list[ast.expr]], ast.AST]]:
    """Every node with what the names around it were given."""
    above = assigned(
        ast.Module([each for each in module.body if not isinstance(each, Scope | ast.ClassDef)], [])
    )
    functions = [
        node for node in ast.walk(module) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    inside: set[int] = set()
    for function in functions:
        known = {**above, **assigned(function)}
        for node in ast.walk(function):
            if id(node) not in inside:
                inside.add(id(node))
                yield known, node
    for node in ast.walk(module):
        if id(node) not in inside:
            yield above, node


def patterns_from_elsewhere(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Regular expressions that are not written in the source."""
    for local, node in scopes(module):
        if (
            isinstance(node, ast.Call)
            and dotted(node.func) in PATTERNS
            and not written_here(node.args[0], local)
        ):
            yield node.lineno, ast.unparse(node.args[0])


def moulds_from_elsewhere(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Texts filled in by `.format` or `%` that are not written in the source. Sums and remainders are not texts."""
    for local, node in scopes(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            filled = (
                node.func.attr in {"format", "format_map"} and dotted(node.func) != "self.format"
            )  # of logging
            if filled and not written_here(node.func.value, local):
                yield node.lineno, ast.unparse(node.func)
        elif _is_filled(node) and not written_here(node.left, local):
            yield node.lineno, ast.unparse(node)


def _is_filled(node: ast.AST) -> TypeGuard[ast.BinOp]:
    """Is this a text filled by `%`, and not a remainder?"""
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod)):
        return False
    right = node.right
    return isinstance(right, ast.Dict | ast.Tuple | ast.JoinedStr) or (
        isinstance(right, ast.Name) and right.id in {"words", "told", "said", "place", "values"}
    )


def questions_from_elsewhere(module: ast.Module) -> Iterator[tuple[int, str]]:
    """What is asked of the database and is not written in the source."""
    for local, node in scopes(module):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        if node.func.attr in {"execute", "executemany", "raw", "extra", "copy"} and not written_here(
            node.args[0], local
        ):
            yield node.lineno, ast.unparse(node.args[0])
