"""Which file is made from which: bindings only, run through pytask."""
