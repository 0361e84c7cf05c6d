"""A disk that is full in the midst of things."""

from sidelight.reviews import store
from sidelight.storage.errors import FullError


def fail_at(number):
    """`store.add_entry` as it is until the disk is full, at the step of that number."""
    keep, steps = store.add_entry, []

    def add_entry(session, entry):
        steps.append(entry)
        if len(steps) >= number:
            raise FullError("The disk is full; nothing was kept. Make room and try again.")
        keep(session, entry)

    return add_entry
