"""核对 reconciliation: what printed reports say, held against what else is printed and against the warehouse."""

from dashboards.components import frame, reconciliation_sections

view = frame.begin("reconciliation", "rpt_reconciliation", "rpt_published_figures", "dim_districts")
chosen = reconciliation_sections.choices(view)
if chosen is None:
    frame.message(view.words("reconciliation.none_title"), view.words("reconciliation.none"))
else:
    reconciliation_sections.documents(view, chosen)
    reconciliation_sections.figures(view, chosen)
