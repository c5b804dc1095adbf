"""How good the predictions are: every method on the same held-out rows."""
