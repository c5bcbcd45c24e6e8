"""A theatre on disk: reading, checking and starting one."""
