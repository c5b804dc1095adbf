"""What goes wrong around chains, in one line each."""


class ChainError(RuntimeError):
    """Chains cannot run where they were to; the message says what to do."""
