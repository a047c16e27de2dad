"""Connections as rude clients make them: each step has its time, and what is no request is refused."""

from __future__ import annotations

import socket
import time
from urllib.parse import quote

import pytest

from goldenthread.serve import connection
from goldenthread.serve.service import Service

ASK = b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: localhost\r\n\r\n"
HUGE = (
    "GET /sparql?format=csv&query="
    + quote("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    + " HTTP/1.1\r\nHost: localhost\r\n\r\n"
).encode()


def opened(service: Service) -> socket.socket:
    client = socket.create_connection(("127.0.0.1", service.port), timeout=20)
    client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return client


def said(service: Service, request: bytes) -> bytes:
    """All that is answered to some bytes until the server hangs up, or waits for more."""
    with opened(service) as client:
        client.sendall(request)
        client.settimeout(1)
        answer = b""
        try:
            while piece := client.recv(65536):
                answer += piece
        except TimeoutError:
            pass
        return answer


def idle(service: Service) -> None:
    """Waits until nothing is answered any more."""
    end = time.monotonic() + 10
    while service.engine.busy and time.monotonic() < end:
        time.sleep(0.05)
    assert service.engine.busy == 0


def closed(client: socket.socket) -> bool:
    client.settimeout(3)
    try:
        while client.recv(65536):
            pass
    except TimeoutError:
        return False
    except ConnectionError:
        return True
    return True


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET /sparql HTTP/1.1\r\n\r\n", 400),  # no Host
        (b"GET /sparql HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        (b"nonsense\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 400),  # TLS
        (b"GET /\xff HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n Host: localhost\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX : y\r\n\r\n", 400),
        (b"GET http:// HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        (b"GET http://[ HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        (b"CONNECT localhost:1 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        (b"BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n", 405),
        # bodies where there is none, lengths that say two things or nothing
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc", 400),
        (b"OPTIONS / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc", 400),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        (b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
        (b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n", 400),
        (b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", 400),
        (b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0x10\r\n\r\n", 400),
        (b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: \xb2\r\n\r\n", 400),
        (b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + b"9" * 19 + b"\r\n\r\n", 413),
        (b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + b"9" * 4000 + b"\r\n\r\n", 400),
        (b"POST /sparql HTTP/1.1\r\nHost: localhost\r\n\r\n", 411),
        (b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n", 400),
        (b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
        (b"GET /" + b"x" * 40_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", 414),
        (b"GET /" + b"x" * 200_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 70_000 + b"\r\n\r\n", 431),
        # names that are none of ours
        (b"GET /sparql HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421),
        (b"GET /sparql HTTP/1.1\r\nHost: localhost.evil.example\r\n\r\n", 421),
        (b"GET http://evil.example/sparql HTTP/1.1\r\nHost: localhost\r\n\r\n", 421),
        (b"GET /sparql HTTP/1.0\r\nHost: 10.1.2.3\r\n\r\n", 421),
    ],
)
def test_what_is_refused(service: Service, request_: bytes, status: int) -> None:
    answer = said(service, request_)
    head, _, body = answer.partition(b"\r\n\r\n")
    first = int(head.split(b" ")[1])
    assert first == status, answer[:300]
    assert body.count(b"\n") == 1
    assert answer.count(b"HTTP/1.1 ") == 1


def test_nothing_follows_a_request_that_was_refused_unread(service: Service) -> None:
    smuggled = b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n" % len(ASK) + ASK
    with opened(service) as client:
        client.sendall(smuggled)
        assert closed(client)
    assert said(service, smuggled).count(b"HTTP/1.1 ") == 1


def test_requests_follow_one_another(service: Service) -> None:
    answer = said(service, ASK + ASK + b"HEAD" + ASK[3:] + ASK)
    assert answer.count(b"HTTP/1.1 200 OK") == 4
    assert answer.count(b'"boolean":true') == 3


@pytest.mark.slow
def test_a_host_in_each_of_our_names(service: Service) -> None:
    for host in (b"LOCALHOST", b"127.0.0.1:1", b"[::1]", b"localhost:"):
        assert b" 200 " in said(service, ASK.replace(b"localhost", host))[:20]
    assert b" 200 " in said(service, b"GET /sparql HTTP/1.0\r\n\r\n")[:20]


def test_a_client_may_wait_before_its_body(service: Service) -> None:
    head = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
    with opened(service) as client:
        client.sendall(head + b"Content-Length: 5\r\nExpect: 100-continue\r\n\r\n")
        assert b"100" in client.recv(100)
        client.sendall(b"ASK{}")
        assert b"200" in client.recv(100)
    assert b" 200 " in said(service, head + b"Transfer-Encoding: chunked\r\n\r\n5\r\nASK{}\r\n0\r\n\r\n")


def test_pages_carry_a_policy(service: Service) -> None:
    answer = said(service, b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert b"Content-Security-Policy: default-src 'none'" in answer
    assert b"X-Content-Type-Options: nosniff" in answer


def test_a_refusal_holds_nothing_that_a_terminal_obeys(service: Service) -> None:
    answer = said(service, b"GET /sparql?query=SELECT%20%1b%5b31mx%c2%9b%e2%80%ae HTTP/1.1\r\nHost: localhost\r\n\r\n")
    body = answer.partition(b"\r\n\r\n")[2].decode()
    assert answer.split(b" ")[1] == b"400"
    assert all(one.isprintable() or one == "\n" for one in body)


@pytest.mark.slow
def test_a_broken_off_answer_looks_like_one(service: Service) -> None:
    for version in (b"1.1", b"1.0"):
        with opened(service) as client:
            client.sendall(HUGE.replace(b"1.1", version))
            answer = b""
            reset = False
            try:
                while piece := client.recv(1 << 20):
                    answer = (answer + piece)[-20:]
            except ConnectionResetError:
                reset = True
        assert not answer.endswith(b"0\r\n\r\n")
        assert reset or version == b"1.1"


@pytest.mark.slow
def test_a_byte_now_and_then_holds_nothing(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "READING_SECONDS", 1.0)
    began = time.monotonic()
    with opened(service) as silent, opened(service) as client:
        for letter in b"GET /sparql HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 1000:
            try:
                client.sendall(bytes([letter]))
            except ConnectionError:
                break
            if time.monotonic() > began + 10:
                pytest.fail("held for ten seconds")
            time.sleep(0.1)
        assert closed(silent)
    with opened(service) as idle:
        idle.sendall(ASK)
        assert closed(idle)


@pytest.mark.slow
def test_a_client_that_does_not_read_is_left(service: Service) -> None:
    with socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect(("127.0.0.1", service.port))
        client.sendall(HUGE)
        time.sleep(service.engine.seconds + 3)
        idle(service)
        assert closed(client)


@pytest.mark.slow
def test_many_that_do_not_read_keep_nobody_out(service: Service) -> None:
    clients = []
    for _ in range(20):
        client = socket.socket()
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect(("127.0.0.1", service.port))
        client.sendall(HUGE)
        clients.append(client)
    time.sleep(0.2)
    began = time.monotonic()
    assert b"200 OK" in said(service, ASK.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
    assert time.monotonic() - began < 5
    for client in clients:
        client.close()


def test_half_open_connections_make_room(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    idle(service)
    monkeypatch.setattr(service, "_most", 20)
    half = [opened(service) for _ in range(40)]
    for client in half:
        client.sendall(b"GET / HT")
    assert b"200 OK" in said(service, ASK)
    for client in half:
        client.close()


def test_head_gives_its_worker_back(service: Service) -> None:
    for _ in range(80):
        answer = said(service, b"HEAD" + ASK[3:].replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        assert answer.startswith(b"HTTP/1.1 200 OK")
        assert answer.endswith(b"\r\n\r\n")
    idle(service)
