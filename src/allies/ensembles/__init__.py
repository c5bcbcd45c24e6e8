"""Ensembles: many draws of one case or of a grid of cases, kept in files.

A run is cut into blocks of draws. Each block is worked out by itself, here or by other workers,
and kept as a shard; the shards are joined at the end. The content of a block depends only on the
question and on the numbers of its draws. So neither the size of the blocks nor the number of
workers matters.
"""
