"""`make compare` as it is called."""

from click.testing import CliRunner

from benchmarks.compare.__main__ import GOLD, main


def test_the_command_prints_a_row_for_each_contender():
    done = CliRunner().invoke(main, [str(GOLD / "uk")], env={"SIDELIGHT_COMPARE_MODEL": None})
    assert done.exit_code == 0, done.output
    assert "Chosen on 3 pages, scored on 3 others" in done.output
    for name in ("Sidelight", "TF-IDF, statements", "embeddings, statements: no model installed"):
        assert f"| {name} " in done.output
    assert "1.00 ×" in done.output
