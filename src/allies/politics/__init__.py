"""Political will: requests, positions, drivers and consents."""
