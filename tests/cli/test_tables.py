from io import StringIO

from rich.console import Console

from sidelight.cli.tables import print_table, show_progress


def show(**options):
    console = Console(file=StringIO(), highlight=False, **options)
    print_table(console, "Ships", ("name", "masts"), [("Grey [bold]Heron\x1b", "3"), ("Tern", "12")])
    return console.file.getvalue()


def test_a_pipe_gets_markdown_without_blank_edges():
    assert show(width=10_000).splitlines() == [
        "",
        "Ships",
        "",
        "| name              | masts |",
        "|-------------------|-------|",
        "| Grey [bold]Heron� |     3 |",
        "| Tern              |    12 |",
    ]


def test_a_narrow_terminal_loses_no_letter():
    shown = show(width=16, force_terminal=True, no_color=True)
    assert "|" not in shown
    assert "…" not in shown
    assert [letter for letter in "Grey[bold]Heron" if letter not in shown] == []


def test_progress_passes_everything_on_and_keeps_quiet_in_a_pipe(capsys):
    assert list(show_progress([1, 2, 3], "ships")) == [1, 2, 3]
    assert capsys.readouterr() == ("", "")
