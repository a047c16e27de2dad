"""A login goes to the host that was named, in no clear text beyond this machine, and is never printed."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote

import pytest

from goldenthread.errors import GoldenThreadError, QueryError, ServeError
from goldenthread.store import RemoteStore
from goldenthread.store.endpoints import Endpoints, GraphStore, endpoints
from goldenthread.store.login import PASSWORD, USER, Login, checked, is_loopback, shown
from tests.listener import running

SECRET = 'p\u00e4ss/w@rd+1 "x"'  # noqa: S105 - of nobody
LOGIN = Login("clerk", SECRET)
BASIC = "Basic " + b64encode(f"clerk:{SECRET}".encode()).decode()
EMPTY = b'{"head":{"vars":["graph","checksum"]},"results":{"bindings":[]}}'


class Server(ThreadingHTTPServer):
    """Answers as it is told, and remembers what it was sent."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Told)
        self.seen: list[tuple[str, str, str | None]] = []
        self.answer: Callable[[BaseHTTPRequestHandler], tuple[int, dict[str, str], bytes]] = lambda _: (200, {}, EMPTY)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Told(BaseHTTPRequestHandler):
    """What every method does."""

    server: Server

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.seen.append((self.command, self.path, self.headers.get("Authorization")))
        status, headers, body = self.server.answer(self)
        self.send_response(status)
        for name, value in {"Content-Type": "application/sparql-results+json", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_PUT = do_DELETE = do_POST  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the standard library
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    with running(Server()) as made:
        yield made


@pytest.fixture
def other() -> Iterator[Server]:
    with running(Server()) as made:
        yield made


@pytest.fixture
def login(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(USER, LOGIN.user)
    monkeypatch.setenv(PASSWORD, LOGIN.password)


def everything(address: str) -> dict[str, Callable[[], object]]:
    """All that is sent to a server."""
    to = Endpoints(f"{address}/query", f"{address}/update", f"{address}/store")
    return {
        "select": lambda: RemoteStore(to.query, union=True).select("SELECT * {}"),
        "put": lambda: GraphStore(to, 5).put("urn:g", b"<urn:a> <urn:b> <urn:c> .\n"),
        "post": lambda: GraphStore(to, 5).post("urn:g", b"<urn:a> <urn:b> <urn:c> .\n"),
        "drop": lambda: GraphStore(to, 5).drop("urn:g"),
        "update": lambda: GraphStore(to, 5).update("DROP GRAPH <urn:g>"),
        "look for endpoints": lambda: endpoints(address, seconds=5),
    }


ASKED = list(everything(""))
HOLDING = [
    "http://me:hush@e.org/",
    "me:hush@e.org",
    "//me:hush@e.org/",
    "http://me:hu#hush@e.org/",
    "http://me:x/hush@e.org/",
    "http://me:x?hush@e.org/",
    "http://me:hush%40e.org/",
    "http://me%3Ahush%40e.org/",
    "http://me:hush%2540e.org/",
    "http://me:hush&#64;e.org/",
    "http://me:hush\N{FULLWIDTH COMMERCIAL AT}e.org/",
    "http://me:hush\N{SMALL COMMERCIAL AT}e.org/",
    "http:\\\\me:hush@e.org\\",
    "http:/me:hush@e.org/",
    "http:me:hush@e.org/",
    "HTTPS://me:hush@[::1]:8080/",
    "http://[me:hush@::1]/",
    "http://hush@e.org/",
    "http://:hush@e.org/",
    "http://me:hush@e.org:99999/",
    "http://me:hush@xn--bcher-kva.example/",
    "ftp://me:hush@e.org/",
    " http://me:hush@e.org/",
    "http://e.org:hush/",
    "http://e.org:80hush/",
    "http://hush\n.e.org/",
    "http://e.org/\thush",
    "http://[hush/",
    "hush",
    "",
]


@pytest.mark.parametrize("address", HOLDING)
def test_an_address_that_may_hold_a_login_is_refused_and_not_shown(address: str) -> None:
    there = "http://127.0.0.1:1/"
    for asked in (
        lambda: RemoteStore(address),
        lambda: endpoints(address),
        lambda: GraphStore(Endpoints(there, address, there), 5),
        lambda: GraphStore(Endpoints(there, there, address), 5),
        lambda: endpoints(there, update=address or " ", graphs=there),
    ):
        with pytest.raises(GoldenThreadError) as caught:
            asked()
        assert "hush" not in str(caught.value)
    assert shown(address) == "the server"


def test_what_an_address_may_show() -> None:
    assert shown("http://e.org/sparql?key=hush") == "http://e.org/sparql"
    assert shown("https://[::1]:8080/a#hush") == "https://[::1]:8080/a"


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("localhost", True),
        ("LOCALHOST", True),
        ("127.0.0.1", True),
        ("127.255.0.3", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("localhost.", False),
        ("localhost.e.org", False),
        ("127.0.0.1.e.org", False),
        ("127.1", False),
        ("2130706433", False),
        ("0x7f.0.0.1", False),
        ("0.0.0.0", False),  # noqa: S104
        ("::", False),
        ("10.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("", False),
    ],
)
def test_which_hosts_are_this_machine(host: str, here: bool) -> None:
    assert is_loopback(host) is here


def test_no_login_in_the_clear_beyond_this_machine(login: None) -> None:
    for address in ("http://192.0.2.1/sparql", "http://[2001:db8::1]/", "http://localhost.e.org/"):
        with pytest.raises(QueryError, match=r"in the clear: use https, or add --insecure"):
            RemoteStore(address)
        with pytest.raises(ServeError, match=r"in the clear"):
            endpoints("http://127.0.0.1:1/", update=address, graphs="http://127.0.0.1:1/")
        assert checked(address, login=LOGIN, insecure=True) == address
        assert checked(address, login=None) == address
        assert checked(address.replace("http:", "https:"), login=LOGIN)
    RemoteStore("http://192.0.2.1/sparql", insecure=True)
    RemoteStore("http://127.0.0.1:9/sparql")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("asked", ASKED)
def test_nobody_is_followed(server: Server, other: Server, login: None, asked: str, status: int) -> None:
    server.answer = lambda request: (status, {"Location": other.address + request.path}, b"")
    with pytest.raises(GoldenThreadError, match=f"sends on to {other.address}.*which is not followed"):
        everything(server.address)[asked]()
    assert other.seen == []
    assert server.seen


def test_a_redirect_behind_a_challenge_is_not_followed_either(server: Server, other: Server, login: None) -> None:
    def answer(request: BaseHTTPRequestHandler) -> tuple[int, dict[str, str], bytes]:
        if not request.headers.get("Authorization"):
            return 401, {"WWW-Authenticate": 'Basic realm="x"'}, b""
        return 307, {"Location": f"http://clerk:hush@127.0.0.1:{other.server_port}/"}, b""

    server.answer = answer
    with pytest.raises(ServeError, match="sends on to the server, which is not followed") as caught:
        everything(server.address)["put"]()
    assert "hush" not in str(caught.value)
    assert other.seen == []


ECHOES = {
    "plain": SECRET,
    "in a sentence": f"unknown user clerk with {SECRET}!",
    "header": BASIC,
    "base64 of it": b64encode(SECRET.encode()).decode(),
    "percent": quote(SECRET, safe=""),
    "percent twice": quote(quote(SECRET, safe=""), safe=""),
    "json": '{"error": "p\\u00e4ss/w@rd+1 \\"x\\""}',
    "html": "p&auml;ss/w@rd+1 &quot;x&quot;",
    "capitals": SECRET.upper(),
    "hexadecimal": SECRET.encode().hex(),
    "a part": SECRET[3:9],
}


@pytest.mark.parametrize("echo", ECHOES)
@pytest.mark.parametrize("asked", ASKED)
def test_what_a_server_says_back_is_not_printed(server: Server, login: None, asked: str, echo: str) -> None:
    server.answer = lambda _: (400, {}, ECHOES[echo].encode())
    with pytest.raises(GoldenThreadError, match="it holds a part of the login") as caught:
        everything(server.address)[asked]()
    for form in (SECRET, BASIC[6:], ECHOES[echo], SECRET[3:9]):
        assert form not in str(caught.value)
    assert caught.value.__cause__ is None or "w@rd" not in repr(caught.value.__cause__)


def test_other_words_of_a_server_are_printed(server: Server, login: None) -> None:
    server.answer = lambda _: (507, {}, b"no room for <urn:g>\n\x1b]0;owned\x07")
    with pytest.raises(ServeError, match=r"answered 507: no room for <urn:g>$"):
        everything(server.address)["put"]()
    server.answer = lambda _: (507, {}, b"\x1b]0;owned\x07")
    with pytest.raises(ServeError, match="answered 507: \ufffd]0;owned\ufffd"):
        everything(server.address)["put"]()


def test_an_address_is_seldom_taken_for_a_part_of_it() -> None:
    addresses = [f"http://127.0.0.1:{port}/update" for port in range(1024, 65536, 61)]
    assert [address for address in addresses if LOGIN.hidden_in(address) != address] == []


def test_a_login_is_not_in_what_python_shows_of_it() -> None:
    assert SECRET not in repr(LOGIN)
    assert SECRET not in str(LOGIN)


@pytest.mark.parametrize("asked", ASKED)
def test_no_proxy_reads_it(
    server: Server, other: Server, login: None, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, other.address)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    if asked == "look for endpoints":
        server.answer = lambda _: (200, {}, b'{"head":{},"boolean":true}')
    everything(server.address)[asked]()
    assert other.seen == []
    assert server.seen


def test_it_is_sent_where_it_belongs(server: Server, login: None) -> None:
    everything(server.address)["select"]()
    assert server.seen == [("POST", "/query", BASIC)]
    server.seen.clear()
    server.answer = lambda request: (
        (200, {}, b"") if request.headers.get("Authorization") else (401, {"WWW-Authenticate": 'Basic realm="x"'}, b"")
    )
    everything(server.address)["put"]()
    assert server.seen == [("GET", "/store?graph=urn:none", None), ("PUT", "/store?graph=urn%3Ag", BASIC)]


def test_a_digest_holds_no_password(server: Server, login: None, monkeypatch: pytest.MonkeyPatch) -> None:
    challenge = {"WWW-Authenticate": 'Digest realm="x", nonce="abc", qop="auth"'}
    server.answer = lambda request: (200, {}, EMPTY) if request.headers.get("Authorization") else (401, challenge, b"")
    with pytest.raises(ServeError, match=r"must be plain ASCII$"):
        everything(server.address)["put"]()
    monkeypatch.setenv(PASSWORD, "plain-words")
    everything(server.address)["put"]()
    sent = str(server.seen[-1][2])
    assert "plain-words" not in sent
    assert sent.startswith('Digest username="clerk", realm="x", nonce="abc", uri="/store?graph=urn%3Ag", response="')
    RemoteStore(f"{server.address}/sparql-auth", union=True).select("SELECT * {}")
    assert [authorization is None for _, path, authorization in server.seen if path == "/sparql-auth"] == [True, False]


def test_without_a_login_none_is_sent(server: Server) -> None:
    everything(server.address)["select"]()
    assert server.seen == [("POST", "/query", None)]
