"""A reader with a browser: opens pages, notes what the browser complains of and whom it calls."""

from playwright.sync_api import Browser, Page

from dashboards.navigation import PAGES

# Text that is cut off, or runs out of its box, in what the pages write themselves.
CLIPPED = """() => [...document.querySelectorAll(
    '.card *, .headline, .lead, .part, .fresh *, .heading *, .message *, table *, .tiles *, .catalogue *, .details *,'
    + 'p.legend, .note, .brand *, button p'
)].filter(e => !e.closest('.unseen') && e.getClientRects().length && e.scrollWidth > e.clientWidth + 1
    && getComputedStyle(e).display !== 'inline' && e.clientWidth > 1)
  .map(e => e.className + ': ' + e.textContent.slice(0, 40))"""

# Cards, tables and charts that lie on each other.
OVERLAPS = """() => {
  const found = [];
  const compare = (elements, named) => {
    const boxes = elements.filter(e => e.getClientRects().length).map(e => [named(e), e.getBoundingClientRect()]);
    boxes.forEach(([a, p], i) => boxes.slice(i + 1).forEach(([b, q]) => {
      if (Math.min(p.right, q.right) - Math.max(p.left, q.left) > 2
          && Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > 2) found.push(a + ' on ' + b);
    }));
  };
  const parts = '.card, .headline, .lead, .part, .fresh, .heading, .details, .scroll, table.plain, table.units,'
    + '.js-plotly-plot, .message, p.legend';
  compare([...document.querySelectorAll(parts)].filter(e => !e.closest('[data-testid=stPopoverBody]')),
    e => e.className || e.tagName);
  // the names and figures that a chart writes beside its marks
  document.querySelectorAll('.js-plotly-plot').forEach(plot =>
    compare([...plot.querySelectorAll('.annotation-text')], e => 'text ' + e.textContent));
  return found; }"""

# Contrast of every text we write with the first solid ground behind it, as WCAG counts it.
FAINT = """() => {
  const parse = c => (c.match(/[\\d.]+/g) || []).map(Number);
  const light = c => { const [r, g, b] = c.slice(0, 3).map(v => {
    v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ground = e => { for (; e; e = e.parentElement) {
    const c = parse(getComputedStyle(e).backgroundColor); if (c.length === 3 || c[3] > 0.99) return c; }
    return [255, 255, 255]; };
  const found = new Set();
  document.querySelectorAll('[data-testid=stHtml] *, .st-key-masthead a p, button p').forEach(e => {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) || !e.getClientRects().length) return;
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) found.add(e.tagName + '.' + e.className + ' ' + ratio.toFixed(2));
  });
  // a text in a chart may have a box of its own
  const behind = e => { const box = e.parentElement.querySelector(':scope > rect.bg');
    return box && getComputedStyle(box).fillOpacity > 0.99 ? parse(getComputedStyle(box).fill) : ground(e); };
  document.querySelectorAll('.xtick text, .ytick text, .annotation-text, .legendtext').forEach(e => {
    const [a, b] = [light(parse(getComputedStyle(e).fill)), light(behind(e))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) found.add('chart: ' + e.textContent);
  });
  return [...found]; }"""

# How many controls a keyboard should come to.
CONTROLS = """[...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')].filter(e =>
    e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length && e.tabIndex >= 0 && !e.disabled)"""
# Notes where the keyboard is and tells which controls it has not come to yet; within a group of buttons the arrow keys
# lead from the one it came to.
KEYED = f"""() => {{
  if (document.activeElement) document.activeElement.dataset.seen = '1';
  return {CONTROLS}
    .filter(e => !e.dataset.seen && !e.closest('[data-testid=stButtonGroup]')?.querySelector('[data-seen]'))
    .map(e => e.tagName + ' ' + (e.textContent || e.ariaLabel || e.id).slice(0, 30)); }}"""


class Reader:
    """One browser window on a served dashboard."""

    def __init__(self, browser: Browser, address: str, width: int = 1440, scheme: str = "light") -> None:
        self.address = address
        self.context = browser.new_context(
            viewport={"width": width, "height": 844}, color_scheme=scheme, accept_downloads=True
        )
        self.page: Page = self.context.new_page()
        # the machine may be at work on other things
        self.page.set_default_timeout(60_000)
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("websocket", lambda socket: self._note(socket.url.replace("ws://", "http://", 1)))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append("a dialog opened"), dialog.dismiss()))
        self.page.on("console", self._note_console)

    def _note(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.foreign.append(url)

    def _note_console(self, message) -> None:
        # Streamlit looks for its server below a page's own path first; that answer is no complaint.
        if message.type == "error" and "404" not in message.text:
            self.complaints.append(message.text)

    def open(self, path: str = "") -> "Reader":
        """Opens a page with its choices; the first page answers at the bare address alone."""
        path = path.removeprefix(PAGES[0])
        self.page.goto(f"{self.address}/{path}")
        self.settle()
        return self

    def settle(self) -> None:
        """Waits until the page is drawn to its end."""
        self.page.wait_for_selector(".title, .message", timeout=60_000)
        self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=60_000)
        self.page.wait_for_function(
            # a chart whose program is still on its way has a grey bar in its place
            "!document.querySelector('[data-testid=stSkeleton]')"
            " && document.querySelectorAll('[data-testid=stPlotlyChart]').length"
            " === document.querySelectorAll('.js-plotly-plot .main-svg:first-child').length",
            timeout=60_000,
        )

    def text(self) -> str:
        return self.page.locator("[data-testid=stMain]").inner_text()

    def runs_out_sideways(self) -> bool:
        return self.page.evaluate(
            "[...document.querySelectorAll('[data-testid=stMain]')].some(e => e.scrollWidth > e.clientWidth)"
        )
