"""Back to the casefile: what moderators decided, as changes to its files for a curator to merge."""
