"""Run the command line as `python -m allies`."""

from allies.cli import main

main()
