"""Independent and slow ways to the same answers."""
