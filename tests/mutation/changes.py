"""One-line changes that a module can bear and still be Python: what a slip of the hand would leave behind."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

FLIPPED: dict[type[ast.cmpop], str] = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.In: "not in",
    ast.NotIn: "in",
    ast.Is: "is not",
    ast.IsNot: "is",
}


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


def changes(source: str) -> list[Change]:
    """Every change of a module's source, in the order of its lines.

    >>> [change.after for change in changes("on = a > 1 and not b")]
    ['on = not b', 'on = a >= 1 and not b', 'on = a > 2 and not b', 'on = a > 1', 'on = a > 1 and b']
    """
    lines = source.splitlines()
    tree = ast.parse(source)
    found = {(line, kind, start, end, text) for node in ast.walk(tree) for line, kind, start, end, text in _edits(node)}
    made = []
    for line, kind, start, end, text in sorted(found, key=lambda edit: (edit[0], edit[2], edit[3], edit[1], edit[4])):
        before = lines[line - 1].encode()
        after = (before[:start] + text.encode() + before[end:]).decode()
        if _still_python([*lines[: line - 1], after, *lines[line:]]):
            made.append(Change(line, kind, before.decode(), after))
    return made


def _still_python(lines: list[str]) -> bool:
    """Whether it can be compiled: a bracket that belonged to what went may be left over."""
    try:
        compile("\n".join(lines), "changed", "exec")
    except SyntaxError:
        return False
    return True


def _edits(node: ast.AST) -> Iterator[tuple[int, str, int, int, str]]:
    """What may be done to a node: the line, the kind, the bytes of it that go, and what comes in their place."""
    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in FLIPPED and _within(node):
            kind = "bound moved" if isinstance(op, ast.Lt | ast.LtE | ast.Gt | ast.GtE) else "comparison flipped"
            yield node.lineno, kind, _end(left), right.col_offset, f" {FLIPPED[type(op)]} "
        case ast.BoolOp(values=values) if _within(node):
            for at, value in enumerate(values):
                if at:
                    yield node.lineno, "condition dropped", _end(values[at - 1]), _end(value), ""
                else:
                    yield node.lineno, "condition dropped", value.col_offset, values[1].col_offset, ""
        case ast.UnaryOp(op=ast.Not(), operand=operand) if _within(node):
            yield node.lineno, "negation dropped", node.col_offset, operand.col_offset, ""
        case ast.If(test=test) if _within(test) and test.lineno == node.lineno:
            yield node.lineno, "condition always met", test.col_offset, _end(test), "True"
            yield node.lineno, "condition never met", test.col_offset, _end(test), "False"
        case ast.Constant(value=int(number)) if not isinstance(number, bool) and _within(node):
            yield node.lineno, "number moved", node.col_offset, _end(node), str(number + 1)
        case ast.Continue() | ast.Break():
            yield node.lineno, "step skipped", node.col_offset, _end(node), "pass"
        case ast.Expr(value=ast.Call()) if _within(node):
            yield node.lineno, "step skipped", node.col_offset, _end(node), "pass"
        case _:
            return


def _within(node: ast.expr | ast.stmt) -> bool:
    return node.lineno == node.end_lineno


def _end(node: ast.expr | ast.stmt) -> int:
    return node.end_col_offset or 0
