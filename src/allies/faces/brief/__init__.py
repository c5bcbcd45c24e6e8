"""Briefs: a document made once from answers, and written as HTML, PDF, DOCX or Markdown."""
