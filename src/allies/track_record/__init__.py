"""The track record (outside view): how often organisations acted in past crises."""
