from multiprocessing import Pipe

from bayestalk.content.errors import SourceError


def test_a_mistake_travels_between_processes() -> None:
    """A worker's mistake arrives as it left: one that cannot be read would end all workers."""
    left = SourceError("docs/chapters/04-deep-nets.md", 12, "no figure 'gpa'")
    there, here = Pipe()
    there.send(left)
    arrived = here.recv()
    assert str(arrived) == str(left) == "docs/chapters/04-deep-nets.md:12: no figure 'gpa'"
    assert arrived.line == left.line
