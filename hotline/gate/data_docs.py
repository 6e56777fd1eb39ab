"""Great Expectations' own pages of its results, made to need no network: counts alone, one page a table."""

import re
from collections.abc import Container
from pathlib import Path

from great_expectations.core import ExpectationSuiteValidationResult
from great_expectations.render.renderer.page_renderer import ValidationResultsPageRenderer
from great_expectations.render.view import DefaultJinjaPageView

# The pages call for styles, scripts and pictures of other servers: they go, and so do the links that lead there.
ELSEWHERE = re.compile(
    r"<script\b.*?</script>|<link\b[^>]*>|<img\b[^>]*>|<nav\b.*?</nav>|<footer\b.*?</footer>|<style\b.*?</style>"
    r"|<!--.*?-->",
    re.DOTALL,
)
LINK = re.compile(r'\s(?:href|src|action)="https?:[^"]*"')
STYLE = """<style>
body { font: 15px/1.5 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 2rem; color: #1f2933 }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #e4e7eb; vertical-align: top }
.badge, code { background: #eef2f6; border-radius: 4px; padding: 0 .3rem }
button { display: none }
</style>"""


def sweep(folder: Path, judged: Container[str]) -> None:
    """Removes the pages of tables that are judged no more."""
    folder.mkdir(parents=True, exist_ok=True)
    for page in folder.glob("*.html"):
        if page.stem not in judged:
            page.unlink()


def write(folder: Path, results: dict[str, ExpectationSuiteValidationResult]) -> None:
    """A page a table, in place of that of the judging before."""
    renderer, view = ValidationResultsPageRenderer(run_info_at_end=True), DefaultJinjaPageView()
    for table, result in results.items():
        (folder / f"{table}.html").write_text(_alone(view.render(renderer.render(result))), encoding="utf-8")


def _alone(page: str) -> str:
    return LINK.sub("", ELSEWHERE.sub("", page)).replace("</head>", f"{STYLE}</head>", 1)
