# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A person with a browser at the emulator's sign-in page: fills in the form and reads where the page sends them."""

from __future__ import annotations

import http.client
import ssl
from urllib.parse import parse_qsl, urlencode, urlsplit

from entra_emulator.testing import Emulator


def redirect(emulator: Emulator, auth_uri: str, user: str, password: str | None = None) -> str:
    """Sign in at ``auth_uri`` and return the address that the browser is sent to."""
    name, _unused, domain = user.partition("@")
    parts = urlsplit(auth_uri)
    form = {**dict(parse_qsl(parts.query)), "login": user, "passwd": password or emulator.tenant(domain).users[name].password}
    connection = http.client.HTTPSConnection(
        parts.netloc, context=ssl.create_default_context(cafile=emulator.ca_file), timeout=10
    )
    try:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", f"{parts.path}?{parts.query}", urlencode(form), headers)
        answer = connection.getresponse()
        body = answer.read().decode()
        location = answer.headers.get("Location")
    finally:
        connection.close()
    assert location, (answer.status, body)
    return location


def sign_in(emulator: Emulator, auth_uri: str, user: str, password: str | None = None) -> dict[str, str]:
    """Sign in at ``auth_uri`` and return the parameters that the application gets."""
    return dict(parse_qsl(urlsplit(redirect(emulator, auth_uri, user, password)).query))
