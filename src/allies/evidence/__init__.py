"""Evidence: sources, grades, citations, contests between sources, and accounts."""
