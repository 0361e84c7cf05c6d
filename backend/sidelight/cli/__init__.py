"""The command line: serve, annotate, check, extension."""
