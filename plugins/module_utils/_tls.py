# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The TLS context of every connection that is ours. Runs on Python 3.8."""

from __future__ import annotations

import os
import ssl
import sys

from . import _files


def client_context(ca_path: str | None = None) -> ssl.SSLContext:
    """Return a context that verifies chain and host name, for TLS 1.2 or newer.

    ``ca_path``, a PEM file or a directory of hashed certificates, replaces the system's authorities. It differs from Python's own default in
    two points: no secret of a session is written where the environment's SSLKEYLOGFILE says, and a certificate's common name is no host name
    (RFC 9525 section 6.3). Raises ``OSError``.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # As ssl.create_default_context does.
    if sys.version_info >= (3, 13):
        context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN | ssl.VERIFY_X509_STRICT
    if not ca_path:
        context.load_default_certs(ssl.Purpose.SERVER_AUTH)
    elif os.path.isdir(ca_path):
        context.load_verify_locations(capath=ca_path)
    else:
        _files.read_trusted(ca_path, 1, owner=False, mode=False)  # a pipe would be waited for
        context.load_verify_locations(cafile=ca_path)
    # Exchange Online retires TLS 1.0 and 1.1 for all protocols; RFC 8996 forbids them.
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ssl.HAS_NEVER_CHECK_COMMON_NAME:
        context.hostname_checks_common_name = False
    return context
