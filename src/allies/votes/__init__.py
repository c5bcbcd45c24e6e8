"""A library of voting rules and voting power; it does not depend on any theatre."""
