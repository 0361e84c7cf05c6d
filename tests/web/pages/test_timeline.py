from itertools import pairwise

import pytest

from sidelight.bundled import bundled
from sidelight.casefile.loading import load
from sidelight.languages.frames import frame_slots
from sidelight.web.pages.timeline import ROW, draw_timeline


@pytest.fixture(scope="module")
def casefile():
    return load(bundled("shared") / "casefile" / "bout", frame_slots())


@pytest.fixture(scope="module")
def timeline(casefile):
    return draw_timeline(casefile)


def test_every_dated_claim_is_there_once_in_its_order(casefile, timeline):
    dated = {claim.id for claim in casefile.claims.values() if claim.starts}
    assert {event.claim.id for event in timeline.events} == dated
    assert len(timeline.events) == len(dated)
    starts = [event.claim.starts for event in timeline.events]
    days = [(start.year, start.month or 1, start.day or 1) for start in starts]
    assert days == sorted(days)


def test_the_scale_is_true_to_time(timeline):
    ticks = timeline.ticks
    steps = {right.y - left.y for left, right in pairwise(ticks)}
    assert max(steps) - min(steps) <= 1
    by_year = {tick.year: tick.y for tick in ticks}
    event = next(event for event in timeline.events if str(event.claim.starts) == "2010")
    assert event.y == by_year[2010]


def test_rows_do_not_touch_and_all_lie_inside(timeline):
    rows = [event.row for event in timeline.events]
    assert {right - left for left, right in pairwise(rows)} == {ROW}
    assert min(event.y for event in timeline.events) >= 0
    assert max(rows) < timeline.height
    assert all(event.end is None or event.y <= event.end <= timeline.height for event in timeline.events)
    assert all(event.bar > 0 for event in timeline.events)
