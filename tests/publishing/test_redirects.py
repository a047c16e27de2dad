"""The rules for servers that the guide prints lead from each address of a release to its page."""

from __future__ import annotations

import http.client
import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.publishing.test_release import NAMED, published
from tests.servers import free_port

pytestmark = pytest.mark.slow

NGINX = """
daemon off; pid {folder}/pid; error_log {folder}/errors;
events {{}}
http {{ access_log off; root {root}; default_type text/html; {temporary}
{before} server {{ listen 127.0.0.1:{port}; {inside} }} }}
"""
APACHE = """
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog {folder}/errors
DocumentRoot {root}
{modules}
<Directory {root}>
Require all granted
</Directory>
<VirtualHost 127.0.0.1:{port}>
{rules}
</VirtualHost>
"""
GUIDE = Path(__file__).parents[2] / "docs" / "publish.md"
MODULES = Path("/usr/lib/apache2/modules")


def _blocks(language: str) -> list[str]:
    text = GUIDE.read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


@pytest.fixture(scope="module")
def host(brackenford: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a host: a release in it, and the maps that the lines of the guide make."""
    root = tmp_path_factory.mktemp("host")
    assert published(brackenford, root / "release", *NAMED, "--base", "https://open.example/promises/") == 0
    (lines,) = (block for block in _blocks("text") if "pages.map" in block)
    for line in lines.splitlines():
        subprocess.run(["/bin/sh", "-c", line.replace("python3", sys.executable)], cwd=root, check=True)
    root.chmod(0o755)
    return root


@contextmanager
def serving(command: list[str], port: int) -> Iterator[http.client.HTTPConnection]:
    server = subprocess.Popen(command)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        for _ in range(300):
            try:
                connection.connect()
                break
            except OSError:
                assert server.poll() is None, "the server refuses its settings"
                time.sleep(0.1)
        yield connection
    finally:
        connection.close()
        server.terminate()
        server.wait(30)


def _asked(connection: http.client.HTTPConnection, path: str) -> tuple[int, str]:
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    return answer.status, answer.getheader("Location", "")


def _lead_to_their_pages(connection: http.client.HTTPConnection, host: Path) -> None:
    pages = json.loads((host / "release/site/iris.json").read_text(encoding="utf-8"))["pages"]
    longest, some = max(pages, key=len), list(pages)[:: max(len(pages) // 20, 1)]
    for key in (longest, *some):
        status, location = _asked(connection, f"/promises/{key}")
        assert status == 303
        assert location.endswith(f"/release/site/{pages[key]}")
        assert (host / "release/site" / pages[key].partition("#")[0]).is_file()
    assert _asked(connection, "/promises/")[1].endswith("/release/")
    assert "/site/" not in _asked(connection, "/promises/no/such/thing")[1]


def test_nginx(host: Path, tmp_path: Path) -> None:
    if (nginx := shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")) is None:
        pytest.skip("nginx is not installed (Debian: nginx-light)")
    (block,) = _blocks("nginx")
    before, inside = block.replace("/srv", str(host)).split("location", 1)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = " ".join(f"{kind}_temp_path {tmp_path}/{kind};" for kind in kinds)
    port = free_port()
    settings = NGINX.format(
        folder=tmp_path, root=host, temporary=temporary, before=before, inside="location" + inside, port=port
    )
    (tmp_path / "nginx.conf").write_text(settings, encoding="utf-8")
    with serving([nginx, "-c", str(tmp_path / "nginx.conf")], port) as connection:
        _lead_to_their_pages(connection, host)


def test_apache(host: Path, tmp_path: Path) -> None:
    if (apache := shutil.which("apache2") or shutil.which("apache2", path="/usr/sbin")) is None:
        pytest.skip("Apache is not installed (Debian: apache2-bin)")
    (rules,) = _blocks("apache")
    names = ("mpm_event", "authz_core", "dir", "rewrite")
    modules = "\n".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in names)
    port = free_port()
    settings = APACHE.format(
        folder=tmp_path, root=host, modules=modules, rules=rules.replace("/srv", str(host)), port=port
    )
    (tmp_path / "apache.conf").write_text(settings, encoding="utf-8")
    with serving([apache, "-DFOREGROUND", "-f", str(tmp_path / "apache.conf")], port) as connection:
        _lead_to_their_pages(connection, host)
