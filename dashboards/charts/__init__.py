"""Figures drawn from rows; nothing here knows the page it stands on."""
