"""Failures that speak for themselves, as one line each."""

import errno

FULL = "the disk is full: free some space (bayestalk clean removes build/), then run this again"


def explain(error: BaseException) -> str | None:
    """A line or a few that say what happened and what to do; None for what is a bug of ours."""
    if isinstance(error, OSError):
        return of_the_machine(error)
    if isinstance(error, SyntaxError):
        return f"{error.filename}:{error.lineno}: not valid Python: {error.msg}"
    if type(error).__module__.split(".")[0] == "bayestalk":
        return "\n".join(" ".join(line.split()) for line in str(error).splitlines())
    return None


def of_the_machine(error: OSError) -> str:
    """What an error of the file system means."""
    where = f" ({error.filename})" if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return FULL
    if error.errno == errno.ENOENT:
        return f"no such file{where}: check the name, or run make again if the project made it"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"may not be read or written{where}: change its permissions"
    return f"{error.strerror or error}{where}"
