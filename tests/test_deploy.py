"""The recipe for nginx: the real server, by deploy/nginx.conf, with a small site."""

from __future__ import annotations

import gzip
import http.client
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import brotli
import checkout
import pytest

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/opt/homebrew/bin")
MODULES = sorted(Path("/usr/lib/nginx/modules").glob("ngx_http_brotli_static_module.so"))
RECIPE = checkout.ROOT / "deploy" / "nginx.conf"

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed (apt-get install nginx)")


class Server:
    def __init__(self, port: int):
        self.port = port

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path, headers={key.replace("_", "-"): value for key, value in headers.items()})
        answer = connection.getresponse()
        return answer.status, {key.lower(): value for key, value in answer.getheaders()}, answer.read()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("deploy")
    folder.chmod(0o755)
    home = checkout.make(folder / "checkout")
    done = checkout.build(home, BASE_URL="https://report.example.org/")
    assert done.returncode == 0, done.stderr
    done = checkout.run(home, "precompress.py", "site", str(folder / "srv"))
    assert done.returncode == 0, done.stderr
    port = free_port()
    (folder / "nginx.conf").write_text(configuration(folder, port), encoding="utf-8")
    running = subprocess.Popen([str(NGINX), "-p", str(folder), "-c", str(folder / "nginx.conf")],
                               stderr=subprocess.PIPE, text=True)
    try:
        wait_for(port, running)
        yield Server(port)
    finally:
        running.terminate()
        running.wait(10)


def configuration(folder: Path, port: int) -> str:
    """The recipe as it is, but for its port and folder, inside the least that nginx needs around it."""
    server = RECIPE.read_text(encoding="utf-8")
    server = server.replace("listen 127.0.0.1:8080;", f"listen 127.0.0.1:{port};")
    server = server.replace("root /srv/report;", f'root "{folder / "srv"}";')
    assert str(port) in server and str(folder) in server
    if not MODULES:
        server = server.replace("brotli_static on;", "")
    load = "".join(f"load_module {path};\n" for path in MODULES)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    scratch = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    return (
        f"{load}daemon off;\nmaster_process off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{scratch}{server}\n}}\n"
    )


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def wait_for(port: int, running: subprocess.Popen[str]) -> None:
    for _ in range(100):
        if running.poll() is not None:
            raise AssertionError(running.stderr.read() if running.stderr else "nginx ended")
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("nginx does not answer")


def test_a_page_comes_with_its_policy_and_a_short_life(server: Server) -> None:
    status, headers, body = server.get("/zh/terms/")
    assert status == 200 and headers["content-type"] == "text/html; charset=utf-8"
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert headers["cache-control"] == "public, max-age=600" and headers["x-content-type-options"] == "nosniff"
    assert "etag" in headers and b"<html lang=\"zh\">" in body


def test_the_header_and_the_page_say_the_same_policy(server: Server) -> None:
    from explainer.publish.head import POLICY

    assert server.get("/en/")[1]["content-security-policy"].startswith(POLICY)


def test_a_page_that_is_known_is_not_sent_again(server: Server) -> None:
    tag = server.get("/zh/")[1]["etag"]
    assert server.get("/zh/", If_None_Match=tag)[0] == 304


@pytest.mark.parametrize("path", ["/zh/terms/", "/assets/css/site.css", "/data/glossary.json", "/sitemap.xml"])
def test_texts_travel_packed(server: Server, path: str) -> None:
    _, plain, body = server.get(path)
    assert "content-encoding" not in plain and "Accept-Encoding" in plain["vary"]
    _, headers, packed = server.get(path, Accept_Encoding="gzip")
    assert headers["content-encoding"] == "gzip" and gzip.decompress(packed) == body
    if MODULES:
        _, headers, packed = server.get(path, Accept_Encoding="br, gzip")
        assert headers["content-encoding"] == "br" and brotli.decompress(packed) == body


@pytest.mark.parametrize("path", ["/zh/nowhere/", "/en/terms/nobody/", "/data/nothing.json"])
def test_a_missing_page_says_so_in_both_languages(server: Server, path: str) -> None:
    status, headers, body = server.get(path)
    text = body.decode()
    assert status == 404 and ("content-security-policy" in headers or path.startswith("/data/"))
    assert 'href="/zh/"' in text and 'href="/en/"' in text and 'lang="en"' in text


def test_an_address_without_its_last_slash_is_sent_on(server: Server) -> None:
    status, headers, _ = server.get("/zh/terms")
    assert status == 301 and headers["location"] == "/zh/terms/"


def test_a_trailing_query_changes_nothing(server: Server) -> None:
    assert server.get("/zh/terms/?from=chat")[2] == server.get("/zh/terms/")[2]


def test_cards_may_be_framed_and_pages_may_not(server: Server) -> None:
    card = next((checkout.TINY / "terms").glob("*.yaml")).stem
    assert "frame-ancestors *" in server.get(f"/embed/zh/{card}/")[1]["content-security-policy"]


def test_the_worker_is_always_asked_for_anew_and_styles_are_not(server: Server) -> None:
    assert server.get("/sw.js")[1]["cache-control"] == "no-cache"
    assert "max-age=3600" in server.get("/assets/css/site.css")[1]["cache-control"]


@pytest.mark.parametrize(("path", "kind"), [
    ("/manifest.webmanifest", "application/manifest+json"), ("/data/glossary.csv", "text/csv"),
    ("/data/glossary.ttl", "text/turtle"), ("/assets/js/site.js", "application/javascript"),
    ("/assets/icon.svg", "image/svg+xml"),
])
def test_each_file_says_what_it_is(server: Server, path: str, kind: str) -> None:
    status, headers, _ = server.get(path)
    assert status == 200 and re.sub(r";.*", "", headers["content-type"]) == kind


def test_data_may_be_read_by_other_sites(server: Server) -> None:
    assert server.get("/data/glossary.json")[1]["access-control-allow-origin"] == "*"
