"""A library of voting rules and voting power; it knows no theatre."""
