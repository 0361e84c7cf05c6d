from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from sidelight.cli.fit import fit
from sidelight.matching import judgement

GOLD = Path(__file__).parent / "gold"


@pytest.fixture
def run(harbour):
    return lambda *arguments: CliRunner().invoke(fit, [*map(str, arguments), "--casefile", str(harbour)])


@pytest.fixture
def read_judge(monkeypatch):
    """Reads a judge as the engine does, from another folder."""

    def read(folder, name):
        monkeypatch.setattr(judgement, "files", lambda _: folder)
        return judgement.load_judge.__wrapped__(name)

    return read


def test_figures_are_told(run):
    result = run(GOLD)
    assert result.exit_code == 0, result.output
    line = result.stdout.splitlines()[-1]
    figures = {word: float(value) for word, value in (part.split() for part in line.split(", "))}
    assert list(figures) == ["precision", "recall", "F1"]
    assert all(0.5 < value <= 1 for value in figures.values())


def test_weights_are_written_as_the_engine_reads_them(run, read_judge, tmp_path):
    before = judgement.load_judge("untaught")
    result = run(GOLD, "--to", tmp_path / "weights.yaml")
    assert result.exit_code == 0, result.output
    taught, denies, untaught = (read_judge(tmp_path, name) for name in ("taught", "denies", "untaught"))
    assert untaught == before
    assert taught.weights["actor-named"] > 0
    assert denies.weights["stated-trigger"] < 0
    assert taught.accept > denies.accept == 0


def test_the_head_is_that_of_the_weights_in_use(run, tmp_path):
    run(GOLD, "--to", tmp_path / "weights.yaml")
    used = files("sidelight.matching").joinpath("weights.yaml").read_text(encoding="utf-8")
    written = (tmp_path / "weights.yaml").read_text(encoding="utf-8")
    assert written.splitlines()[:3] == used.splitlines()[:3]
    assert set(yaml.safe_load(written)) == set(yaml.safe_load(used))


def test_the_same_pages_give_the_same_file(run, tmp_path):
    paths = [tmp_path / name for name in ("one.yaml", "two.yaml")]
    for path in paths:
        run(GOLD, "--to", path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_too_few_pages_are_said_to_be_so(run, tmp_path):
    (tmp_path / "1-arrest.txt").write_bytes((GOLD / "1-arrest.txt").read_bytes())
    result = run(tmp_path, "--to", tmp_path / "weights.yaml")
    assert result.exit_code == 1
    assert "Error: Too little to fit to: 0 of 0 places" in result.output
    assert not (tmp_path / "weights.yaml").exists()


def test_faults_of_pages_are_printed(run, tmp_path):
    (tmp_path / "a.txt").write_text("id: b\n\n[[kivi", encoding="utf-8")
    result = run(tmp_path)
    assert result.exit_code == 1
    assert result.stdout.startswith("a.txt:1:")


def test_a_file_that_cannot_be_written(run, tmp_path):
    result = run(GOLD, "--to", tmp_path / "none" / "weights.yaml")
    assert result.exit_code == 1
    assert "can't be written: No such file or directory." in result.output
