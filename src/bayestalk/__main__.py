"""``python -m bayestalk``: the command line."""

from bayestalk.cli import app

app(prog_name="bayestalk")
