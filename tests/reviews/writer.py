"""Decides until it is killed, and says so only after each decision was acknowledged: `writer.py ADDRESS NAME`."""

import sys
from itertools import count

from sidelight.reviews.deciding import Desk
from sidelight.storage.database import Database
from tests.reviews.making import RIGHT, WRONG, make_target


def tell(key, version):
    sys.stdout.write(f"{key} {version}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    address, name = sys.argv[1:]
    desk = Desk(Database(address, patience=60))
    for number in count():
        review = desk.open(make_target(page=f"https://news.example/{name}/{number}"), RIGHT, name)
        tell(review.id, 1)
        desk.change(review.id, 1, WRONG, name)
        tell(review.id, 2)
