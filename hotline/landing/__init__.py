"""Lands one file: what is known of it, its lines one after another, its rows in the lake, its entry in the ledger."""
