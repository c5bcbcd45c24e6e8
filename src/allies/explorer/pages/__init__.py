"""The pages: each asks its questions and gives its template what it shows."""
