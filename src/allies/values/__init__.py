"""Values without a world: dates, ternary logic, likelihoods, distributions and named streams."""
