"""Repair books: what a sender has to put right, as a workbook that can be corrected and landed back."""

from hotline.repair_book.command import write

__all__ = ["write"]
