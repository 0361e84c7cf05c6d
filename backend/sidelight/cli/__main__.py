"""`python -m sidelight.cli`, where the script `sidelight` is not on the path."""

from sidelight.cli import main

main()
