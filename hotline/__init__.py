"""A data warehouse for the 12345 hotline: extracts in, checked indicators out."""
