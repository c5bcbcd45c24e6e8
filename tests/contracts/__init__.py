"""What the project promises of itself."""
