"""The record and every question in a browser: as a folder of plain pages, or from a server."""
