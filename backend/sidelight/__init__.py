"""Sidelight puts a curated casefile beside whatever page somebody reads."""

__version__ = "0.1.0"
