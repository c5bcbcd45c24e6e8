"""The frozen typed domain: bodies, instruments, forces, cases, acts, and registers over time."""
