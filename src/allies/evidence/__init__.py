"""How do we know: sources, grades, citations, contests between sources, and accounts of them."""
