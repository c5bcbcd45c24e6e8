"""Law: what the texts of a body say, what they say of its acts, and what they allow in a case."""
