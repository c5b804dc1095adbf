"""``python -m bayestalk``: the command line."""

from bayestalk.cli import main

main()
