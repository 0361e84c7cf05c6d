"""The review pages with all that they show."""

from sidelight.web.desk import chronicle, deciding, door, items, moderators, queue, statements
from sidelight.web.desk.blueprint import desk

__all__ = ["chronicle", "deciding", "desk", "door", "items", "moderators", "queue", "statements"]
