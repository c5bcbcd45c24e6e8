"""Questions about the record: memberships, events, sources and contradictions."""
