"""The methods that are raced against each other, and the clock they are held to."""
