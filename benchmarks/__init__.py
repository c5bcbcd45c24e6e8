"""Benchmarks: ratios against a named peer or limit, measured in one run. Run with `make bench`."""
