"""Matching: which words of a page name an entity, and which sentences say something about a claim."""
