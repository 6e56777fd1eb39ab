"""The contract in the forms its users want: to read, to compare, to fill in, and as staging models."""

from hotline.contract.command import write

__all__ = ["write"]
