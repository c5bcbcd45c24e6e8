"""What the shipped theatre is expected to say."""
