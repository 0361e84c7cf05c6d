"""Reviews: what moderators decide about highlights, kept for ever, and put to use on every later visit."""
