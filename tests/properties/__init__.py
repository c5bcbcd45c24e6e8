"""What must hold for every input of a kind."""
