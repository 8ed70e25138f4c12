# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""TLS contexts: one that verifies, for everything, and one that only looks at a certificate and never carries data.

Runs on Python 3.8.
"""

from __future__ import annotations

import os
import ssl

from .._errors import OptionError
from .._tls import client_context


def verifying_context(ca_path: str | None = None) -> ssl.SSLContext:
    """Return the context of a run: TLS 1.2 or newer, chain and host name verified.

    ``ca_path`` is a PEM file or a directory of hashed certificates and replaces the system's authorities. Building a context from the
    system's store costs some 20 ms, so there is one for all checks. Raises :class:`OptionError`.
    """
    if ca_path and not os.path.exists(ca_path):
        raise OptionError(
            f"ca_path: {ca_path} does not exist on this host.", remedy="Name a PEM file or a directory of certificates."
        )
    try:
        context = client_context(ca_path)
    except OSError as exc:
        raise OptionError(
            f"ca_path: no certificate can be read from {ca_path}: {getattr(exc, 'reason', None) or exc.strerror or exc}.",
            remedy="Give a file with certificates in PEM form that the user running the module may read.",
        ) from exc
    # Renegotiation is gone from TLS 1.3 and of no use to a login.
    context.options |= ssl.OP_NO_RENEGOTIATION
    return context


def looking_context() -> ssl.SSLContext:
    """Return a context that takes any certificate, to see who issued one that was refused. Nothing secret is ever sent over it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
