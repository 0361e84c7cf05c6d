import logging
import shutil

import pytest
from click.testing import CliRunner

from sidelight.cli.learn import learn

MESSAGE = "Learning from"
EXAMPLES = """language: en
examples:
  film-quiet-quay:
    asserts:
"""


@pytest.fixture
def casefile(harbour, tmp_path):
    """The harbour's casefile with examples of one claim."""
    folder = shutil.copytree(harbour, tmp_path / "harbour")
    lines = (f"      - The quiet quay was filmed in {year} and shown in {year + 1}.\n" for year in range(1990, 2020))
    (folder / "examples").mkdir()
    (folder / "examples" / "en.yaml").write_text(EXAMPLES + "".join(lines))
    return folder


@pytest.fixture
def run(casefile, tmp_path, monkeypatch, caplog):
    """Learns from the examples; returns what was logged, and for what there is something in the cache then."""
    cache = tmp_path / "cache"
    monkeypatch.setenv("SIDELIGHT_CACHE", str(cache))

    def run():
        caplog.clear()
        with caplog.at_level(logging.INFO, "sidelight"):
            result = CliRunner().invoke(learn, ["--casefile", str(casefile)])
        assert result.exit_code == 0, result.output
        return [record.getMessage() for record in caplog.records], {
            path.stem.split("-")[-1] for path in cache.iterdir()
        }

    return run


def test_everything_learned_is_kept_at_once(run):
    messages, kept = run()
    assert any(message.startswith(MESSAGE) for message in messages)
    assert kept == {"common", "en"}


def test_what_was_learned_is_not_learned_again(run):
    _, kept = run()
    messages, still = run()
    assert not any(message.startswith(MESSAGE) for message in messages)
    assert still == kept
