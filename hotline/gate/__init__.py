"""The gate: judges every staged row before models read it, and the totals before anything is published."""

from hotline.gate.judging import GateResult, judge, review_blocks
from hotline.gate.reconciling import reconcile
from hotline.gate.report import summary

__all__ = ["GateResult", "judge", "reconcile", "review_blocks", "summary"]
