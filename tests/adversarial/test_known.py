"""What is known to fail: every entry is one of the suite's texts, and they stay few."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.adversarial.reading import read_cases, read_forms, read_homographs, read_known

SHARES = {"pairs": (read_cases(), 0.33), "forms": (read_forms(), 0.01), "homographs": (read_homographs(), 0.24)}
"""May only become smaller."""


def test_every_known_failure_is_a_text_of_the_suite():
    texts = Counter(item.text for items, _ in SHARES.values() for item in items)
    assert [text for text, count in texts.items() if count > 1] == []
    assert [text for text in read_known() if text not in texts] == []


@pytest.mark.parametrize("suite", SHARES)
def test_what_is_known_to_fail_stays_below_its_share(suite):
    items, share = SHARES[suite]
    assert sum(bool(item.known) for item in items) <= share * len(items)
