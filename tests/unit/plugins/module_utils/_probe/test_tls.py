# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The context of all connections: a common name is no host name, and the environment cannot have the secrets of sessions written down."""

from __future__ import annotations

import os
import pathlib
import socket
import ssl
import threading

import pytest
from mail_certificates import Certificates
from mail_fixture import certificates

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError
from ansible_collections.m365.mail_oauth.plugins.module_utils._graph.wire import session
from ansible_collections.m365.mail_oauth.plugins.module_utils._probe import tls

__all__ = ["certificates"]


def handshake(server: ssl.SSLContext, context: ssl.SSLContext) -> None:
    """Connect to a server of its own, which serves one connection."""

    def serve() -> None:
        connection, _peer = listener.accept()
        try:
            server.wrap_socket(connection, server_side=True).close()
        except OSError:
            connection.close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve)
        thread.start()
        try:
            with socket.create_connection(listener.getsockname()[:2], 10) as plain, context.wrap_socket(
                plain, server_hostname="localhost"
            ) as secured:
                secured.read(1)
        finally:
            thread.join(10)


def contexts(ca_path: str) -> list[ssl.SSLContext]:
    graph = session.tls_context(ca_path)
    assert isinstance(graph, ssl.SSLContext)
    return [tls.verifying_context(ca_path), graph]


def test_a_certificate_needs_the_host_among_its_alternative_names(certificates: Certificates) -> None:
    for context in contexts(certificates.ca_file):
        handshake(certificates.context("good"), context)
        with pytest.raises(ssl.SSLCertVerificationError, match="not valid for 'localhost'"):
            handshake(certificates.context("name_only"), context)


def test_no_secret_of_a_session_is_written_down(
    certificates: Certificates, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "keys.log"
    server = certificates.context("good")
    monkeypatch.setenv("SSLKEYLOGFILE", str(log))
    for context in contexts(certificates.ca_file):
        handshake(server, context)
    tls.looking_context()
    assert not log.exists()


def test_authorities_as_directory_and_as_something_that_is_none(tmp_path: pathlib.Path) -> None:
    tls.verifying_context(str(tmp_path))
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OptionError, match="it is no regular file"):
        tls.verifying_context(str(tmp_path / "pipe"))


def test_the_system_s_authorities_and_python_s_own_strictness_stay() -> None:
    ours, default = tls.verifying_context(), ssl.create_default_context()
    assert ours.verify_flags == default.verify_flags
    assert (ours.verify_mode, ours.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert ours.cert_store_stats() == default.cert_store_stats()
