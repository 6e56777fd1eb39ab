"""What a reader of a page under test sees."""

from streamlit.testing.v1 import AppTest

from dashboards.navigation import PAGES
from dashboards.words import Words
from hotline.paths import DASHBOARDS


def open_page(page: str = PAGES[0], **choices: str) -> AppTest:
    """A page as it looks with these choices in its address."""
    app = AppTest.from_file(str(DASHBOARDS / "app.py"), default_timeout=60)
    for key, value in choices.items():
        app.query_params[key] = value
    app.run()
    if page != PAGES[0]:
        # A switch of pages starts from a bare address.
        app.switch_page(f"pages/{page}.py")
        for key, value in choices.items():
            app.query_params[key] = value
        app.run()
    return app


def html_of(app: AppTest) -> str:
    """All text that the page wrote as HTML."""
    return "\n".join(element.proto.body for element in app.get("html"))


def charts_of(app: AppTest) -> list:
    """The charts on the page."""
    return [element.proto for element in app.get("plotly_chart")]


def assert_whole(app: AppTest) -> None:
    """The page ran to its end: no exception, and no sentence that stands in for one."""
    assert not app.exception
    for language in ("zh", "en"):
        assert Words(language)("site.failed_title") not in html_of(app)
