"""The one division of the models, for readers: `ratio(sum(n), sum(d))` in a query means what it means in the build."""

from jinja2 import Environment

from hotline.paths import MACROS


def as_sql_macro() -> str:
    """The statement that teaches a DuckDB connection `ratio(numerator, denominator)`, from macros/ratio.sql."""
    template = Environment(autoescape=False).from_string((MACROS / "ratio.sql").read_text(encoding="utf-8"))
    return f"create macro ratio(numerator, denominator) as {template.module.ratio('numerator', 'denominator')}"
