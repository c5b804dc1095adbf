"""The summaries of the talk: what each is made from, read from the frozen results."""
