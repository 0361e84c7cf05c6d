"""Adding to a YAML file by hand, as it were: what stands there stays as it is, comments, order and quotes included."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any

import yaml

from sidelight.casefile.documents import Where

WIDTH = 120
MARK = "\ufeff"
FITS = 90
"""Characters up to which a list or map of plain values stands on one line."""


def insert(text: str, where: Where, addition: Any, remark: str = "") -> str:  # noqa: ANN401 - whatever YAML spells
    """The file with items added to the list, or keys to the map, at `where`.

    What is missing on the way there is made. A `remark` stands above as a comment, where that can be.
    """
    if text.startswith(MARK):
        return MARK + insert(text.removeprefix(MARK), where, addition, remark)
    if "\r\n" in text:
        return insert(text.replace("\r\n", "\n"), where, addition, remark).replace("\n", "\r\n")
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if root is None:
        return text + spell(_wrap(where, addition), 0, remark)
    node, rest = _walk(root, where)
    apart = len(where) == 1 and isinstance(addition, list) and isinstance(addition[0], dict)
    return _insert_at(text, node, _wrap(rest, addition), remark, apart=apart)


def spell(value: Any, indent: int, remark: str = "") -> str:  # noqa: ANN401 - whatever YAML spells
    """A list or map as lines of YAML, each with a line feed."""
    out = StringIO()
    dumper = _Dumper(out, allow_unicode=True, sort_keys=False, width=WIDTH - indent)
    dumper.open()
    node: Any = dumper.represent_data(value)
    node.flow_style = False  # It stands among lines, however short it is.
    dumper.serialize(node)
    dumper.close()
    lines = [*([f"# {remark}"] if remark else []), *out.getvalue().rstrip("\n").split("\n")]
    return "".join(f"{' ' * indent}{line}\n" if line else "\n" for line in lines)


def _insert_at(text: str, node: yaml.Node, addition: Any, remark: str, *, apart: bool) -> str:  # noqa: ANN401
    if isinstance(node, yaml.CollectionNode) and node.flow_style:
        at, comma = (_end(node.value[-1]), ", ") if node.value else (node.start_mark.index + 1, "")
        return f"{text[:at]}{comma}{_spell_inside(addition)}{text[at:]}"
    if not isinstance(node, yaml.CollectionNode):  # A key without a value.
        at, indent = node.end_mark.index, _indent_of(text, node.end_mark.index) + 2
        return _insert_after(text, at, spell(addition, indent, remark))
    added = spell(addition, node.start_mark.column, remark)
    gap = "\n" if isinstance(node, yaml.SequenceNode) and _is_spaced(text, node, apart=apart) else ""
    return _insert_after(text, _end(node), gap + added)


def _insert_after(text: str, at: int, added: str) -> str:
    """Add lines below the one in which something ends."""
    at = len(text[:at].rstrip())
    line_feed = text.find("\n", at)
    if line_feed < 0:
        return f"{text}\n{added}"
    return f"{text[: line_feed + 1]}{added}{text[line_feed + 1 :]}"


def _walk(node: yaml.Node, where: Where) -> tuple[yaml.Node, Where]:
    """The node that the way leads to as far as it is there, and the rest of the way."""
    for number, step in enumerate(where):
        found = _step(node, step)
        if found is None:
            return node, where[number:]
        node = found
    return node, ()


def _step(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        found: yaml.Node = node.value[step]
        return found
    return None


def _wrap(where: Where, value: Any) -> Any:  # noqa: ANN401
    for step in reversed(where):
        value = {step: value}
    return value


def _end(node: Any) -> int:  # noqa: ANN401 - a node, or a pair of them in a map
    """Where the last word of a node ends; a block's own mark lies beyond the comments that follow it."""
    if isinstance(node, tuple):
        return _end(node[1])
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        return _end(node.value[-1])
    end: int = node.end_mark.index
    return end


def _indent_of(text: str, at: int) -> int:
    """The column of the key in whose line that is; a list's dashes come before it."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return len(line) - len(line.lstrip(" -"))


def _is_spaced(text: str, node: yaml.SequenceNode, *, apart: bool) -> bool:
    """Whether the items of a list stand apart; of a single one, what is usual."""
    above = [text[: item.start_mark.index].rpartition("\n")[0].split("\n") for item in node.value[1:]]
    return any(_ends_blank(lines) for lines in above) if above else apart


def _ends_blank(lines: list[str]) -> bool:
    """Whether a blank line is the last before comments."""
    return not next((line.strip() for line in reversed(lines) if not line.lstrip().startswith("#")), "")


def _spell_inside(value: Any) -> str:  # noqa: ANN401
    """What stands between the brackets of a list or map on one line."""
    written: str = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10**9, default_flow_style=True)
    return written.strip()[1:-1]


class _Dumper(yaml.SafeDumper):
    """Short lists and maps on one line, all others in lines, lists set in from their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, indentless=False)

    def represent_sequence(self, tag: str, sequence: Iterable[Any], flow_style: bool | None = None) -> Any:  # noqa: ANN401, ARG002
        items = list(sequence)
        return super().represent_sequence(
            tag, items, flow_style=_fits(items) and all(" " not in item for item in items)
        )

    def represent_mapping(self, tag: str, mapping: Any, flow_style: bool | None = None) -> Any:  # noqa: ANN401, ARG002
        return super().represent_mapping(tag, mapping, flow_style=_fits(mapping))


def _fits(value: Sequence[Any] | Mapping[str, Any]) -> bool:
    plain = value.values() if isinstance(value, Mapping) else value
    return all(isinstance(item, str) for item in plain) and len(_spell_inside(value)) <= FITS
