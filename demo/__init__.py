"""The demonstration: a server, a browser with the extension, and an article to read."""
