"""数据质量 quality: how well senders send, what became of every line, which rules were broken, what is odd."""

import streamlit as st

from dashboards.components import (
    address,
    data_docs_section,
    frame,
    ledger_section,
    rule_list,
    rule_profile,
    score_section,
    suspicious_section,
)

view = frame.begin("quality")
has_rules = view.reader.has("fct_rule_results", "dim_rules", "landed_files")
rules = {rule.rule_id: rule for rule in view.reader.ask("rules")} if has_rules else {}
one = address.asked("rule", list(rules))
if one:
    rule_profile.show(view, rules[one])
    st.stop()

if view.reader.has("fct_feed_scores", "fct_feed_score_losses", "dim_rules"):
    score_section.show(view)
if has_rules:
    rule_list.show(view, list(rules.values()))
else:
    frame.message(view.words("quality.no_rules_title"), view.words("quality.no_rules"))
if view.reader.has("landed_files"):
    ledger_section.show(view)
else:
    frame.message(view.words("quality.no_ledger_title"), view.words("quality.no_ledger"))
suspicious_section.show(view)
data_docs_section.show(view)
