"""A page's report in Markdown (CommonMark), for an issue, a wiki, a mail."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import quote

from sidelight.export.answered import AnsweredPage, Json
from sidelight.export.telling import (
    VERDICTS,
    cite,
    compare_values,
    explain_variants,
    order_evidence,
    tell_review,
    tell_stance,
)

_SYNTAX = re.compile(r"([\\`*_\[\]<>#|~&@$^])")
_AT_START = re.compile(r"^((?:\d+(?=[.)]))?)([-+=:.)])")
_SCHEME = re.compile(r"\b(https?|ftp|mailto|xmpp|www)([:.])", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def write_markdown(answered: AnsweredPage) -> str:
    """The report as lines: what the page is, verdicts counted, each statement with all evidence, then the names.

    Nothing of the page or the casefile is read as markup: all of it is escaped.
    """
    return "\n".join([*_tell_page(answered), *_tell_statements(answered), *_tell_names(answered)]) + "\n"


def escape(text: str) -> str:
    """A text in one line that Markdown shows as it is: a backslash before all that could be markup, a list, a link."""
    line = _SYNTAX.sub(r"\\\1", _CONTROLS.sub(" ", text).strip())
    return _SCHEME.sub(r"\1\\\2", _AT_START.sub(r"\1\\\2", line))


def link(text: str, address: str | None) -> str:
    """A link, or the text alone where there is no address."""
    return f"[{escape(text)}](<{_encode(address)}>)" if address else escape(text)


def _encode(address: str) -> str:
    return quote(address, safe="%/:?#[]@!$&'()*+,;=~-._")


def _tell_page(answered: AnsweredPage) -> Iterator[str]:
    page, casefile = answered.page, answered.casefile
    yield f"# What the casefile “{escape(casefile.title['en'])}” says of a page"
    yield ""
    if page.url:
        shown = f"<{_encode(answered.address)}>" if answered.address else escape(page.url)
        yield f"- Page: {shown}"
    if page.published:
        yield f"- Published: {escape(str(page.published))}"
    yield f"- Casefile: {escape(casefile.id)}, {escape(casefile.version)}"
    yield f"- By: {escape(answered.site.name_publisher(casefile))}"
    yield ""
    verdicts = Counter(item["verdict"] for item in answered.statements)
    if not answered.highlights:
        yield "Nothing on this page is about the case."
    if verdicts:
        yield from ("What the record makes of its statements:", "")
    for verdict in VERDICTS:
        if verdicts[verdict]:
            yield f"- {VERDICTS[verdict]}: {verdicts[verdict]}"


def _tell_statements(answered: AnsweredPage) -> Iterator[str]:
    told: dict[str, int] = {}
    for number, item in enumerate(answered.statements, start=1):
        claim = answered.answer["claims"][item["claim"]]
        first = told.setdefault(item["claim"], number)
        yield from ("", f"## {number}. {VERDICTS[item['verdict']]}", "", f"> {escape(item['quote'])}", "")
        yield f"On record: {link(claim['statement'], answered.site.link('claims', item['claim']))}"
        yield ""
        yield from (f"- {escape(line)}" for line in _explain(item))
        yield ""
        yield from _tell_evidence(claim, answered.answer) if first == number else [f"Note and sources: see {first}."]


def _explain(item: Json) -> Iterator[str]:
    yield from filter(None, [*compare_values(item), *explain_variants(item), item["timing"]])
    yield f"Found because: {'; '.join(item['because'])}"
    yield from tell_review(item)


def _tell_evidence(claim: Json, answer: Json) -> Iterator[str]:
    yield f"Standing: {escape(claim['standing'])}. {escape(claim['standing_reason'])} {escape(claim['note'])}".rstrip()
    yield ""
    for one in order_evidence(claim):
        source = answer["sources"][one["source"]]
        phrase = f", “{escape(one['phrase'])}”" if one["phrase"] else ""
        yield f"- {escape(tell_stance(one))}: {link(cite(source), one['link'] or source['url'])}{phrase}"


def _tell_names(answered: AnsweredPage) -> Iterator[str]:
    counted = Counter(item["entity"] for item in answered.names)
    if counted:
        yield from ("", "## Named", "")
    for key, times in counted.most_common():
        entity = answered.answer["entities"][key]
        name = link(entity["label"], answered.site.link("entities", key))
        yield f"- {name} ({times}): {escape(entity['description'])}"
