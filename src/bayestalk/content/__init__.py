"""Words, figures and numbers become pages, the deck and notebooks."""
