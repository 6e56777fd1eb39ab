"""One reader of the dashboard without a browser: speaks Streamlit's protocol over a websocket and clicks about."""

import asyncio
import html
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from time import perf_counter

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection

LINK = re.compile(r'<a class="go" href="(\?[^"]*)"')
# The keys of words that say a page failed (dashboards/text, below `site`).
FAILED = ("failed_title", "unreadable_title")
PATIENCE = 60


@dataclass
class Click:
    """What was done, how long the whole answer took, and how large it was."""

    what: str
    page: str
    seconds: float
    size: int
    failure: str = ""


@dataclass
class Visitor:
    """A session: what the last answer held decides what can be clicked next."""

    connection: ClientConnection
    dice: random.Random
    failed_titles: tuple[str, ...]
    query: str = ""
    page: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    _known: dict[str, ForwardMsg] = field(default_factory=dict)
    _elements: list[Element] = field(default_factory=list)

    async def open(self) -> Click:
        """Opens the first page."""
        return await self._rerun("first view", BackMsg())

    async def click(self) -> Click:
        """Another page, another choice or a link of the page, whatever the dice say."""
        asked = BackMsg()
        choices = [one.selectbox for one in self._elements if one.WhichOneof("type") == "selectbox"]
        links = list(self._links())
        other_pages = [one.page_link for one in self._elements if one.WhichOneof("type") == "page_link"]
        what = self.dice.choices(("page", "choice", "link"), (2, 4, 4))[0]
        if what == "page" or not (choices and links):
            link = self.dice.choice(other_pages)
            self.page, self.query = link.page_script_hash, link.query_string
            return await self._rerun("page", asked)
        if what == "link":
            self.query = self.dice.choice(links).removeprefix("?")
            return await self._rerun("link", asked)
        box = self.dice.choice(choices)
        asked.rerun_script.widget_states.widgets.add(id=box.id, string_value=self.dice.choice(box.options))
        return await self._rerun("choice", asked)

    def _links(self) -> Iterator[str]:
        for element in self._elements:
            if element.WhichOneof("type") == "html":
                yield from (html.unescape(link) for link in LINK.findall(element.html.body))

    async def _rerun(self, what: str, asked: BackMsg) -> Click:
        asked.rerun_script.query_string = self.query
        asked.rerun_script.page_script_hash = self.page
        asked.rerun_script.cached_message_hashes.extend(self._known)
        began = perf_counter()
        await self.connection.send(asked.SerializeToString())
        size, elements, failure = 0, [], ""
        async with asyncio.timeout(PATIENCE):
            while True:
                received = await self.connection.recv()
                size += len(received)
                message = ForwardMsg.FromString(received)
                kind = message.WhichOneof("type")
                if kind == "ref_hash":
                    message = self._known[message.ref_hash]
                    kind = message.WhichOneof("type")
                elif message.metadata.cacheable:
                    self._known[message.hash] = message
                match kind:
                    case "new_session":
                        self.page, elements = message.new_session.page_script_hash, []
                    case "navigation":
                        self.page = message.navigation.page_script_hash
                        self.pages = {one.page_script_hash: one.url_pathname for one in message.navigation.app_pages}
                    case "page_info_changed":
                        self.query = message.page_info_changed.query_string
                    case "delta" if message.delta.WhichOneof("type") == "new_element":
                        elements.append(message.delta.new_element)
                    case "script_finished" if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                        break
        seconds = perf_counter() - began
        self._elements = elements
        if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
            failure = "not finished"
        for element in elements:
            kind = element.WhichOneof("type")
            if kind == "exception" or (
                kind == "html" and any(title in element.html.body for title in self.failed_titles)
            ):
                failure = f"failed at {self.query}"
        return Click(what, self.pages.get(self.page, ""), seconds, size, failure)
