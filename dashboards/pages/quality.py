"""数据质量 quality: how well senders send, what became of every line, which rules were broken, what is odd."""

from dashboards.components import data_docs_section, frame, quality_sections, score_section, suspicious_section

view = frame.begin("quality")
if view.reader.has("fct_feed_scores", "fct_feed_score_losses", "dim_rules"):
    score_section.show(view)
if view.reader.has("landed_files"):
    quality_sections.ledger(view)
else:
    frame.message(view.words("quality.no_ledger_title"), view.words("quality.no_ledger"))
if view.reader.has("fct_rule_results", "dim_rules"):
    quality_sections.rules(view)
else:
    frame.message(view.words("quality.no_rules_title"), view.words("quality.no_rules"))
suspicious_section.show(view)
data_docs_section.show(view)
