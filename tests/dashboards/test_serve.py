"""`hotline serve`: where it is, who can reach it, and what happens when it cannot start."""

import socket

import pytest

from hotline import serve
from hotline.errors import HotlineError
from hotline.paths import DataFolder


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, folder: DataFolder) -> dict[str, list[str]]:
    """What `hotline serve` reports, without a server behind it."""
    from streamlit.web import bootstrap

    lines: dict[str, list[str]] = {"lines": []}
    monkeypatch.setattr(bootstrap, "run", lambda *_, **__: None)
    monkeypatch.setattr(bootstrap, "load_config_options", lambda _: None)
    monkeypatch.setenv("HOTLINE_LANGUAGE", "en")
    monkeypatch.chdir(".")
    return lines


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_it_prints_its_address_and_warns_no_one_at_home(said: dict[str, list[str]], city: DataFolder) -> None:
    port = free_port()
    serve.serve(city, "127.0.0.1", port, said["lines"].append)
    assert [f"http://127.0.0.1:{port}" in line for line in said["lines"]] == [True]


def test_it_warns_when_others_can_reach_it(said: dict[str, list[str]], city: DataFolder) -> None:
    serve.serve(city, "0.0.0.0", free_port(), said["lines"].append)
    assert "no sign-in" in said["lines"][0]


def test_it_starts_before_anything_is_published(said: dict[str, list[str]], folder: DataFolder) -> None:
    serve.serve(folder, "127.0.0.1", free_port(), said["lines"].append)
    assert "Nothing has been published" in said["lines"][0]


def test_a_taken_port_is_a_sentence(said: dict[str, list[str]], folder: DataFolder) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        with pytest.raises(HotlineError, match="another port"):
            serve.serve(folder, "127.0.0.1", holder.getsockname()[1], said["lines"].append)


@pytest.mark.parametrize(("host", "port"), [("no.such.host.invalid", 8501), ("127.0.0.1", 70_000)])
def test_an_impossible_address_is_a_sentence(
    said: dict[str, list[str]], folder: DataFolder, host: str, port: int
) -> None:
    with pytest.raises(HotlineError):
        serve.serve(folder, host, port, said["lines"].append)
