"""The files that all pages share: what is sent, and for how long it may be kept."""

from __future__ import annotations

import gzip
from importlib import resources

import pytest

pytest.importorskip("httpx", reason="httpx is not installed, so the server is not called")

from allies.explorer.assets import assets, versioned
from tests.unit.explorer.test_server import client


def test_every_shared_file_is_read_as_it_is() -> None:
    folder = resources.files("allies.explorer").joinpath("static")
    for name, found in assets().items():
        assert found.body == folder.joinpath(*name.split("/")).read_bytes()
        assert not found.zipped or gzip.decompress(found.zipped) == found.body
    assert {"site.css", "live.js", "fonts/inter-latin.woff2", "licences.txt"} <= set(assets())


@pytest.mark.parametrize("name", ["site.css", "live.js", "icon.svg"])
def test_a_file_named_with_its_tag_is_kept_for_good_and_one_without_is_asked_for_again(
    name: str,
) -> None:
    site = client()
    assert "immutable" in site.get(f"/static/{versioned(name)}").headers["Cache-Control"]
    for other in (name, f"{name}?v=0"):
        found = site.get(f"/static/{other}")
        assert found.headers["Cache-Control"] == "no-cache"
        tag = found.headers["ETag"]
        assert site.get(f"/static/{other}", headers={"If-None-Match": tag}).status_code == 304
        assert site.get(f"/static/{other}", headers={"If-None-Match": '"x"'}).status_code == 200


def test_a_font_has_no_tag_since_the_style_sheet_names_it_without_one() -> None:
    name = "fonts/inter-latin.woff2"
    assert versioned(name) == name
    found = client().get(f"/static/{name}")
    assert found.headers["Cache-Control"] == "private, max-age=86400"
    assert "Content-Encoding" not in found.headers


def test_who_reads_no_compressed_files_gets_them_plain() -> None:
    found = client().get("/static/site.css", headers={"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in found.headers
    assert found.content == assets()["site.css"].body


@pytest.mark.parametrize(
    "name", ["nowhere.css", "%2e%2e/server.py", "fonts/%2e%2e/site.css", "fonts", "fonts/", ""]
)
def test_nothing_else_is_read(name: str) -> None:
    assert client().get(f"/static/{name}").status_code == 404
