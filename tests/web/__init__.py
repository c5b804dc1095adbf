"""The site and the deck in a real browser."""
