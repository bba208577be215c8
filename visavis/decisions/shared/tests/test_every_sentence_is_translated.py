"""Every sentence that decisions can say exists in English, with the same figures."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from visavis.decisions import retention
from visavis.decisions.shared.sentence import catalogue, fields

DECISIONS = Path(__file__).parents[2]
OPEN_TEMPLATES = {"shared/sentence.py", "shared/as_json.py"}


def sources() -> Iterator[Path]:
    return (path for path in DECISIONS.rglob("*.py") if "tests" not in path.relative_to(DECISIONS).parts)


def is_sentence(call: ast.Call, makers: set[str]) -> bool:
    named: ast.expr = call.func
    if isinstance(named, ast.Attribute) and named.attr == "of":
        named = named.value
    return isinstance(named, ast.Name) and named.id in makers


def templates_of(path: Path) -> Iterator[tuple[str | None, int]]:
    """Every template that may reach a `Sentence`; None where the words cannot be found in the same file."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    makers = {"Sentence"} | {name for name, value in bindings(module) if ast.unparse(value) == "Sentence.of"}
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and is_sentence(node, makers) and node.args:
            for template in sorted(words_behind(node.args[0], module, set())) or [None]:
                yield template, node.lineno


def words_behind(node: ast.AST, module: ast.Module, seen: set[str]) -> set[str]:
    """The string constants an expression may be: written there, or in the tables it is taken from."""
    if isinstance(node, ast.Constant):
        return {node.value} if isinstance(node.value, str) else set()
    if isinstance(node, ast.Name):
        below = [] if node.id in seen else [value for name, value in bindings(module) if name == node.id]
        seen = seen | {node.id}
    else:
        below = parts_of(node)
    return set().union(*(words_behind(part, module, seen) for part in below))


def parts_of(node: ast.AST) -> list[ast.expr]:
    """What an expression chooses among: branches, items, values, what is zipped or looked up."""
    match node:
        case ast.Subscript(value=value):
            return [value]
        case ast.Dict(values=values) | ast.Tuple(elts=values) | ast.List(elts=values):
            return values
        case ast.IfExp(body=body, orelse=orelse):
            return [body, orelse]
        case ast.Call(func=ast.Name(id="zip" | "enumerate"), args=values):
            return values
    return []


def bindings(module: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """Names and the expressions they are taken from: assignments, loops, comprehensions."""
    for node in ast.walk(module):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets, value = (node.targets if isinstance(node, ast.Assign) else [node.target]), node.value
        elif isinstance(node, ast.For | ast.comprehension):
            targets, value = [node.target], node.iter
        else:
            continue
        for target in targets:
            for name in ast.walk(target):
                if isinstance(name, ast.Name):
                    yield name.id, value


def all_templates() -> Iterator[tuple[str | None, str]]:
    for path in sources():
        if (place := str(path.relative_to(DECISIONS))) not in OPEN_TEMPLATES:
            for template, line in templates_of(path):
                yield template, f"{place}:{line}"
    for line in retention.lines():
        for words in (line.what, line.kept, line.since, line.because, line.then):
            yield words, f"retention/kept.toml: {line.category}"


@pytest.mark.parametrize("language", ["en"])
def test_every_template_has_its_translation_with_the_same_fields(language):
    words = catalogue(language)
    problems = []
    for template, place in all_templates():
        if template is None:
            problems.append(f"{place}: the template must be written out where the sentence is made")
        elif template not in words:
            problems.append(f"{place}: no {language} for {template!r}")
        elif fields(template) != fields(words[template]):
            problems.append(f"{place}: other figures in {language} for {template!r}")
    assert not problems, "\n".join(problems)


def test_the_walk_sees_literal_and_made_up_templates(tmp_path):
    page = tmp_path / "page.py"
    page.write_text(
        "T = {1: 'c', 2: 'd'}\nSentence('a')\nSentence.of('b {x}', x=1)\nSentence(T[1])\nSentence(name)\n"
        "W = Sentence.of\nW('e')\n"
    )
    assert [template for template, _ in templates_of(page)] == ["a", "b {x}", "c", "d", None, "e"]


@pytest.mark.parametrize("language", ["en"])
def test_no_translation_is_left_without_a_sentence(language):
    used = {template for template, _ in all_templates()}
    assert not sorted(set(catalogue(language)) - used)
