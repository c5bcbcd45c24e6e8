"""The reference pages, made from the code; `tools/build_reference.py` writes them."""
