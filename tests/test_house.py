"""The house rules that a machine can check: the engine knows no casefile, files stay small."""

from pathlib import Path

import pytest

from sidelight.casefile.loading import load
from sidelight.casefile.model import Strength
from sidelight.languages.frames import frame_slots

ROOT = Path(__file__).parent.parent
BACKEND = [path for path in (ROOT / "backend").rglob("*") if path.suffix in {".py", ".yaml"}]
CODE = [path for folder in ("backend", "extension", "tests", "e2e") for path in (ROOT / folder).rglob("*.py")]
CODE += (ROOT / "extension").rglob("*.js")


@pytest.fixture(scope="module")
def engine_text():
    return "\n".join(path.read_text(encoding="utf-8") for path in BACKEND)


def test_no_name_of_the_casefile_stands_in_the_engine(engine_text):
    casefile = load(ROOT / "shared" / "casefile" / "bout", frame_slots())
    names = {
        alias.text
        for entity in casefile.entities.values()
        if entity.kind == "Person"
        for alias in entity.aliases
        if alias.strength is Strength.STRONG and " " in alias.text
    }
    assert len(names) > 100
    assert [name for name in sorted(names) if name in engine_text] == []


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_file_of_code_is_over_five_hundred_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 500
