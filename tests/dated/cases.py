"""The cases of cases.yaml: markup of pages, and the days that may be read from each."""

from pathlib import Path

import yaml

FOLDER = Path(__file__).parent
TABLE = yaml.safe_load((FOLDER / "cases.yaml").read_text(encoding="utf-8"))


def _list_cases():
    for name, days in TABLE["pages"].items():
        yield (FOLDER / name).read_text(encoding="utf-8"), days
    for group in ("linked data", "names", "elements"):
        yield from ((f"<!doctype html><html lang='en'><body>{case['markup']}", case) for case in TABLE[group])


CASES = [
    (markup, {kind: str(days[kind]) if kind in days else None for kind in ("published", "modified")})
    for markup, days in _list_cases()
]
"""Markup, and the days by kind (`published`, `modified`) as the contract writes them, or None."""
