"""Starts the dashboard over the published snapshots and says where it is."""

import os
import socket
import sys
from collections.abc import Callable

from hotline import settings
from hotline.errors import HotlineError
from hotline.paths import DASHBOARDS, PROJECT, DataFolder
from hotline.words import say

HERE_ONLY = ("127.0.0.1", "localhost", "::1")


def serve(folder: DataFolder, host: str, port: int, report: Callable[[str], None]) -> None:
    """Serves until interrupted; HotlineError when the address cannot be had."""
    _ensure_free(host, port)
    if host not in HERE_ONLY:
        report(say("serve.open_to_others", host=host))
    if not folder.current.exists():
        report(say("serve.nothing_published"))
    report(say("serve.address", address=_address(host, port)))

    settings.export_to_pages(folder)
    # Streamlit looks for .streamlit/config.toml where it is started, and pages import `dashboards` from there.
    os.chdir(PROJECT)
    sys.path.insert(0, str(PROJECT))
    # Streamlit takes a second to import: only this command pays for it.
    from streamlit.runtime.pages_manager import PagesManager  # noqa: PLC0415
    from streamlit.web import bootstrap  # noqa: PLC0415

    # Without this the first reader to open /catalogue gets pages/catalogue.py without the frame: Streamlit takes a
    # folder named pages for its older way of navigation until app.py has run once.
    PagesManager.uses_pages_directory = False
    options = {"server_address": host, "server_port": port}
    bootstrap.load_config_options(options)
    bootstrap.run(str(DASHBOARDS / "app.py"), is_hello=False, args=[], flag_options=options)


def _ensure_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            raise HotlineError(say("serve.no_address", host=host, port=port, reason=error)) from None


def _address(host: str, port: int) -> str:
    """What to type into a browser on this machine."""
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "::1": "[::1]"}.get(host, host)
    return f"http://{name}:{port}"
