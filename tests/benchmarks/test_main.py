"""The rows that `make bench` prints."""

from benchmarks.__main__ import GROWTH, write_growth


def test_growth_is_measured_from_the_casefile_itself_to_a_thousand_times():
    assert [names for names, _ in GROWTH] == [1, 10, 100, 1000]


def test_a_row_tells_how_many_times_and_what_it_costs():
    figures = {"aliases": 12540, "claims": 121, "start": 8.4, "about": 1234.5, "without": 2.76, "memory": 1607.5}
    assert write_growth(10, 1, figures) == "| 12,540 (× 10) | 121 (× 1) | 1,234 | 2.8 | 8 | 1,608 MB |"


def test_a_row_that_nobody_would_wait_for_says_so():
    row = write_growth(1000, 1000, None)
    assert "not done in 30 minutes" in row
    assert row.count("|") == write_growth(
        1, 1, dict.fromkeys(("aliases", "claims", "start", "about", "without", "memory"), 1)
    ).count("|")
