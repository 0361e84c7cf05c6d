"""Sidelight beside what one would build instead from a matcher and a similarity; no test depends on the figures."""
