"""A document as received: bytes, and what the sender said they are."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

HTML = "text/html"
PLAIN = "text/plain"

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_LOOKS_LIKE_HTML = re.compile(rb"\s*(<!doctype html|<html|<head|<body|<!--)", re.IGNORECASE)


class DocumentError(Exception):
    """A document that can't be read, said in a sentence for the person who gave it."""


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes with their media type (`text/html`, `text/plain`), declared charset or '', and address or ''."""

    body: bytes
    media_type: str
    charset: str = ""
    url: str = ""

    def decode(self) -> str:
        """The document's text; raises `DocumentError` where the bytes are no text in any declared charset."""
        for charset in self._charsets():
            try:
                return self.body.decode(charset)
            except (LookupError, ValueError):
                continue
        if self.media_type == HTML:
            return self.body.decode("utf-8", errors="replace")
        raise DocumentError("This is not UTF-8 text. Save it as UTF-8, or give an HTML page that names its charset.")

    def _charsets(self) -> list[str]:
        marks = [name for mark, name in _BYTE_ORDER_MARKS if self.body.startswith(mark)]
        declared = _DECLARED_CHARSET.search(self.body[:4096]) if self.media_type == HTML else None
        return [*marks, *filter(None, [self.charset]), *([declared[1].decode()] if declared else []), "utf-8"]


def sniff_media_type(body: bytes, name: str = "") -> str:
    """The media type of a file by its name, else by how it begins; raises `DocumentError` for a binary."""
    if b"\0" in body[:4096] and not body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise DocumentError("This is not text. Sidelight reads plain text and HTML.")
    if name.lower().endswith((".html", ".htm", ".xhtml")):
        return HTML
    if name.lower().endswith((".txt", ".text", ".md")):
        return PLAIN
    return HTML if _LOOKS_LIKE_HTML.match(body.removeprefix(codecs.BOM_UTF8)) else PLAIN
