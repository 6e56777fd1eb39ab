"""Readers of file formats: each yields batches of text columns and the lines it could not read."""
