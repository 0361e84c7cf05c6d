from dataclasses import dataclass

import pytest

from sidelight.casefile.provenance import group_by_origin
from sidelight.casefile.standing import assess
from sidelight.web.pages.lineage import BOX, COLUMN, ROW, Box, draw_lineage
from tests.annotating import harbour_annotator


@pytest.fixture(scope="module")
def drawing():
    casefile = harbour_annotator().casefile
    position = assess(casefile.claims["arrest-2016"], casefile).positions[0]
    return draw_lineage(group_by_origin(position, casefile))


def test_each_copy_stands_right_of_what_it_repeats(drawing):
    boxes = {box.source.id: box for box in drawing.boxes}
    assert len(boxes) == 4
    copies = [box for box in boxes.values() if box.source.origin]
    assert len(copies) == len(drawing.lines) == 2
    assert all(box.x == boxes[box.source.origin].x + COLUMN for box in copies)


def test_no_two_boxes_overlap_and_all_lie_inside(drawing):
    assert len({(box.x, box.y) for box in drawing.boxes}) == len(drawing.boxes)
    assert max(box.x for box in drawing.boxes) + BOX == drawing.width
    assert max(box.y for box in drawing.boxes) < drawing.height


def test_a_line_joins_the_middles_of_two_boxes(drawing):
    first = next(box for box in drawing.boxes if not box.source.origin and box.y == 0)
    assert any(line.startswith(f"M{first.x + BOX} {first.y + 16}H") for line in drawing.lines) or not drawing.lines


def test_a_long_name_is_cut_for_the_box_and_keeps_its_grade():
    @dataclass
    class Named:
        publisher: str
        grade: str

    label = Box(Named("The Extraordinarily Long Gazette of Everything", "E"), 0, 0).label
    assert label.endswith("… (E)")
    assert len(label) <= 31
    assert ROW > 32
