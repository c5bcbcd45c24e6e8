"""The case pipeline: a crisis set on a day, drawn, counted and put together."""
