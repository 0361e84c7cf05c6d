"""What the documentation names is there: files, commands, targets."""

import doctest
import re
from pathlib import Path

import pytest

from sidelight.cli import SUMMARIES

CHECKOUT = Path(__file__).parents[1]
PAGES = [*CHECKOUT.glob("*.md"), *CHECKOUT.glob("docs/**/*.md"), *CHECKOUT.glob("shared/**/*.md")]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
SESSIONS = [page for page in PAGES if ">>> " in page.read_text(encoding="utf-8")]
IN_CODE = re.compile(r"`([^`\n]+)`")


def name(document):
    return str(document.relative_to(CHECKOUT))


@pytest.mark.parametrize("document", PAGES, ids=name)
def test_links_lead_to_files(document):
    links = [link for link in LINK.findall(document.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", PAGES, ids=name)
def test_commands_exist(document):
    text = document.read_text(encoding="utf-8")
    makefile = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    for code in IN_CODE.findall(text):
        if found := re.match(r"(?:\S*/)?sidelight ([a-z]+)", code):
            assert found[1] in SUMMARIES
        if found := re.match(r"(?:make|\./run) ([a-z0-9-]+)", code):
            assert f"\n{found[1]}:" in makefile


@pytest.mark.parametrize("document", SESSIONS, ids=name)
def test_python_sessions_give_what_they_show(document, monkeypatch):
    monkeypatch.chdir(CHECKOUT)
    failed, attempted = doctest.testfile(str(document), module_relative=False, encoding="utf-8")
    assert attempted > 0
    assert failed == 0


def test_decisions_are_short_and_all_listed():
    folder = CHECKOUT / "docs" / "decisions"
    records = sorted(folder.glob("0*.md"))
    index = (folder / "README.md").read_text(encoding="utf-8")
    assert [record.name for record in records] == re.findall(r"\((0\d{3}-[\w-]+\.md)\)", index)
    for number, record in enumerate(records, start=1):
        lines = record.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith(f"# {number}. ")
        assert [line for line in lines if line.startswith("## ")] == ["## Context", "## Decision", "## Consequences"]
        assert len(lines) <= 25
