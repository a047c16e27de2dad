"""One-line changes that a module can bear and still be Python: what a slip of the hand would leave behind."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

OPPOSITES: dict[type[ast.cmpop], str] = {
    ast.Lt: ">=",
    ast.LtE: ">",
    ast.Gt: "<=",
    ast.GtE: "<",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.In: "not in",
    ast.NotIn: "in",
    ast.Is: "is not",
    ast.IsNot: "is",
}
BOUNDS: dict[type[ast.cmpop], str] = {ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">"}
NEIGHBOURS = {"any": "all", "all": "any", "min": "max", "max": "min", "sorted": "list"}


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one line.

    Attributes:
        line: the line's number, from 1.
        kind: what was done to it.
        before: the line as it stands.
        after: the line as it would read.
    """

    line: int
    kind: str
    before: str
    after: str


_Edit: TypeAlias = tuple[int, str, int, int, str]
"""The line, the kind, the bytes of it that go (from, to), and what comes in their place."""


def changes(source: str) -> list[Change]:
    r"""Every change of a module's source, in the order of its lines.

    >>> [change.after for change in changes("on = a and not b")]
    ['on = not b', 'on = a or not b', 'on = a', 'on = a and b']
    >>> [change.after for change in changes("held = [a for a in many if a > 1]")]
    ['held = [a for a in many ]', 'held = [a for a in many if a >= 1]', 'held = [a for a in many if a <= 1]',
     'held = [a for a in many if a > 2]']
    >>> changes("@dataclass(frozen=True, slots=True)\nclass A:\n    if TYPE_CHECKING: pass")
    []
    >>> [change.after for change in changes("def f(a, b):\n    if a: return b\n    return g(a)") if change.line == 3]
    ['    return b']
    """
    lines = source.splitlines()
    tree = ast.parse(source)
    unseen = set(map(id, _unseen(tree)))
    found = {edit for node in ast.walk(tree) if id(node) not in unseen for edit in _edits(node)}
    made = []
    for line, kind, start, end, text in sorted(found, key=lambda edit: (edit[0], edit[2], edit[3], edit[1], edit[4])):
        before = lines[line - 1].encode()
        after = (before[:start] + text.encode() + before[end:]).decode()
        if _still_python([*lines[: line - 1], after, *lines[line:]]):
            made.append(Change(line, kind, before.decode(), after))
    return made


def _unseen(tree: ast.Module) -> Iterator[ast.AST]:
    """What may be changed and does nothing that a test could see: how a class is decorated, and what is for types."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield from (part for decorator in node.decorator_list for part in ast.walk(decorator))
        elif isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            yield from ast.walk(node)


def _still_python(lines: list[str]) -> bool:
    """Whether it can be compiled: a bracket that belonged to what went may be left over."""
    try:
        compile("\n".join(lines), "changed", "exec")
    except SyntaxError:
        return False
    return True


def _edits(node: ast.AST) -> Iterator[_Edit]:
    """What may be done to a node."""
    if isinstance(node, ast.expr):
        yield from _of_an_expression(node) if _within(node) else ()
    elif isinstance(node, ast.stmt):
        yield from _of_a_statement(node)
    elif isinstance(node, ast.comprehension):
        for before, test in pairwise([node.iter, *node.ifs]):
            if before.end_lineno == test.end_lineno == test.lineno:
                yield test.lineno, "condition dropped", _end(before), _end(test), " "


def _of_an_expression(node: ast.expr) -> Iterator[_Edit]:
    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in OPPOSITES:
            yield node.lineno, "comparison flipped", _end(left), right.col_offset, f" {OPPOSITES[type(op)]} "
            if type(op) in BOUNDS:
                yield node.lineno, "bound moved", _end(left), right.col_offset, f" {BOUNDS[type(op)]} "
        case ast.BoolOp(op=op, values=[first, second, *_] as values):
            yield node.lineno, "condition dropped", first.col_offset, second.col_offset, ""
            for left, right in pairwise(values):
                yield node.lineno, "condition dropped", _end(left), _end(right), ""
            other = " or " if isinstance(op, ast.And) else " and "
            yield node.lineno, "and for or", _end(first), second.col_offset, other
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield node.lineno, "negation dropped", node.col_offset, operand.col_offset, ""
        case ast.IfExp(test=test):
            yield node.lineno, "condition always met", test.col_offset, _end(test), "True"
            yield node.lineno, "condition never met", test.col_offset, _end(test), "False"
        case ast.Constant(value=bool(truth)):
            yield node.lineno, "truth flipped", node.col_offset, _end(node), str(not truth)
        case ast.Constant(value=int(number)):
            yield node.lineno, "number moved", node.col_offset, _end(node), str(number + 1)
        case ast.Constant(value=float(number)):
            yield node.lineno, "number moved", node.col_offset, _end(node), repr(number * 1.25)
        case ast.Call(func=ast.Name(id=name) as func, keywords=[]) if name in NEIGHBOURS:
            yield node.lineno, "neighbour called", func.col_offset, _end(func), NEIGHBOURS[name]


def _of_a_statement(node: ast.stmt) -> Iterator[_Edit]:
    match node:
        case ast.If(test=test) if _within(test) and test.lineno == node.lineno:
            yield node.lineno, "condition always met", test.col_offset, _end(test), "True"
            yield node.lineno, "condition never met", test.col_offset, _end(test), "False"
            yield node.lineno, "condition negated", test.col_offset, test.col_offset, "not "
        case ast.FunctionDef(body=body):
            yield from _neighbours_returned(body)
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if _within(node) and _reads(value, name):
            yield node.lineno, "step skipped", node.col_offset, _end(node), "pass"
        case ast.Continue() | ast.Break() | ast.AugAssign() | ast.Raise() if _within(node):
            yield node.lineno, "step skipped", node.col_offset, _end(node), "pass"
        case ast.Expr(value=ast.Call() | ast.YieldFrom()) if _within(node):
            yield node.lineno, "step skipped", node.col_offset, _end(node), "pass"


def _neighbours_returned(body: list[ast.stmt]) -> Iterator[_Edit]:
    """Each value that a function returns, in the place of the next and of the one before."""
    every = [node for statement in body for node in ast.walk(statement) if isinstance(node, ast.Return)]
    values = [node.value for node in every if node.value is not None and _within(node.value)]
    for one, next_one in pairwise(sorted(values, key=lambda value: (value.lineno, value.col_offset))):
        for place, instead in ((one, next_one), (next_one, one)):
            if ast.dump(one) != ast.dump(next_one):
                yield place.lineno, "neighbour returned", place.col_offset, _end(place), ast.unparse(instead)


def _reads(value: ast.expr, name: str) -> bool:
    return any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(value))


def _within(node: ast.expr | ast.stmt) -> bool:
    return node.lineno == node.end_lineno


def _end(node: ast.expr | ast.stmt) -> int:
    return node.end_col_offset or 0
