"""The review pages: the queue, drafts of claims, the history and the moderators, for people who are signed in."""
