"""The review pages in a browser: tokens, pages put under review, somebody who is signed in."""

from __future__ import annotations

import html
import json
import re
import subprocess
import urllib.request

from e2e.servers import PAGES, SIDELIGHT

BLOCK = re.compile(r"<(p|h1|h2|td|li|blockquote)\b[^>]*>(.*?)</\1>", re.DOTALL)
HEAD = re.compile(r"<(style|script|title)\b.*?</\1>", re.DOTALL)
MISSED = "In May 2005 Viktor Bout paid 250,000 dollars for a villa near Sharjah, neighbours say."
SITES = {
    "news-en": ("https://courier.example/2024/afterlife", "en"),
    "news-pl": ("https://kurier.example/2024/handlarz", "pl"),
}


def add_token(person: str) -> str:
    done = subprocess.run([SIDELIGHT, "token", "add", person], check=True, capture_output=True, text=True)
    return done.stdout.split()[0]


def put_under_review(server: str, token: str, page: str, *further: str) -> dict:
    """Send a fixture page as the side panel does, with some blocks more."""
    url, language = SITES[page]
    blocks = [*read_blocks(page), *further]
    body = {"url": url, "lang": language, "blocks": [{"id": at, "text": text} for at, text in enumerate(blocks)]}
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    request = urllib.request.Request(f"{server}/v1/reviews/pages", json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def read_blocks(page: str) -> list[str]:
    text = HEAD.sub("", (PAGES / f"{page}.html").read_text(encoding="utf-8"))
    found = (re.sub(r"<[^>]+>", "", block) for _, block in BLOCK.findall(text))
    return [words for block in found if (words := html.unescape(" ".join(block.split())))]


def sign_in(page, server: str, token: str) -> None:
    page.goto(f"{server}/review")
    page.get_by_label("Token").fill(token)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/review")
