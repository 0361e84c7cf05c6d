"""Sidelight and spaCy's pipelines: as a component of somebody's own, and with the tags of one that is installed."""
