"""The outside view: how often organisations have acted before."""
