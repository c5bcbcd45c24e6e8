"""An executable model of collective-security organisations."""
