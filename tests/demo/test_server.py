"""The demonstration's servers."""

from urllib.request import urlopen

from demo.server import serve_folder, serve_sidelight


def test_takes_another_port_where_the_usual_one_is_taken():
    with serve_sidelight() as first, serve_sidelight() as second:
        assert first != second
        for address in (first, second):
            with urlopen(f"{address}/health", timeout=10) as answer:
                assert answer.status == 200


def test_shows_the_files_of_a_folder(tmp_path):
    (tmp_path / "article.html").write_text("<p>Hello.</p>")
    with serve_folder(tmp_path) as address, urlopen(f"{address}/article.html", timeout=10) as answer:
        assert answer.read() == b"<p>Hello.</p>"
