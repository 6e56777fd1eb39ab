"""数据质量 quality: what became of every line that landed, and which rules were broken."""

from dashboards.components import frame, quality_sections

view = frame.begin("quality")
if view.reader.has("landed_files"):
    quality_sections.ledger(view)
else:
    frame.message(view.words("quality.no_ledger_title"), view.words("quality.no_ledger"))
if view.reader.has("fct_rule_results", "dim_rules"):
    quality_sections.rules(view)
else:
    frame.message(view.words("quality.no_rules_title"), view.words("quality.no_rules"))
