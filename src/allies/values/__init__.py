"""Values that need no record: dates, ternary logic, likelihoods, distributions, random streams."""
