"""Run the program as ``python -m brieflives``."""

from brieflives.cli import main

main()
