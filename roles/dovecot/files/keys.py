# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Keep a tenant's signing keys where Dovecot looks for them, from the tenant's JSON Web Key Set.

Dovecot reads public keys as PEM from DIRECTORY/APPLICATION/RS256/KEY, where APPLICATION is the token's ``azp`` (version 2 of Entra ID's
tokens), or ``default`` without one (version 1). It does not read key sets. Run by a schedule::

    keys.py CONFIGURATION        prints a line for each key that came or went

CONFIGURATION is JSON: ``{"url": ..., "ca_path": ..., "directory": ..., "applications": [...]}``. Keys that are not in the set any more are
removed; when the set cannot be had, or holds no key, everything stays. Sources: RFC 7517, RFC 7518 section 6.3.1, RFC 5280 section 4.1,
RFC 8017 appendix A.1; doc.dovecot.org, "Open Authentication v2.0". Python 3.8 and the standard library.
"""

from __future__ import annotations

import base64
import http.client
import json
import os
import re
import ssl
import sys
import tempfile
import typing as t
import urllib.error
import urllib.parse
import urllib.request

TIMEOUT = 30.0
#: No key set is longer (bytes).
MAX_SIZE = 1024 * 1024
#: An RSA key has at least so many bits (NIST SP 800-131A), and not more than verifying one in time allows.
_FEWEST_BITS, _MOST_BITS = 2048, 16384
_NUMBER = re.compile(r"[A-Za-z0-9_-]+")
_APPLICATION = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}")
#: DER of AlgorithmIdentifier: rsaEncryption with NULL.
_RSA = bytes.fromhex("300d06092a864886f70d0101010500")


class NoKeys(Exception):
    """The key set cannot be had; the text says why."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Keys come from the address that was named and from no other, be it by https or not."""

    def redirect_request(self, *_request: t.Any) -> None:
        """Leave the answer as the refusal that it is."""


def _der(tag: int, content: bytes) -> bytes:
    size = len(content)
    if size < 0x80:
        return bytes([tag, size]) + content
    octets = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(octets)]) + octets + content


def _number(text: t.Any) -> int:
    """Return the number in base64url without padding (RFC 7518 section 2, Base64urlUInt); raises ``ValueError``."""
    if not isinstance(text, str) or not _NUMBER.fullmatch(text) or len(text) > _MOST_BITS:
        raise ValueError("no number")
    return int.from_bytes(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), "big")


def _integer(number: int) -> bytes:
    """Return a DER INTEGER, which is positive by a leading zero octet where the first bit is set."""
    octets = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return _der(0x02, (b"\0" if octets[0] & 0x80 else b"") + octets)


def to_pem(key: t.Mapping[str, t.Any]) -> str:
    """Return an RSA key of a key set as a PEM SubjectPublicKeyInfo; raises ``ValueError`` for what is none, or is one that can be broken."""
    n, e = _number(key.get("n")), _number(key.get("e"))
    if not _FEWEST_BITS <= n.bit_length() <= _MOST_BITS or n % 2 == 0:
        raise ValueError("no RSA modulus that is worth a signature")
    if e < 3 or e % 2 == 0 or e.bit_length() > 256:  # FIPS 186-5 section 5.1 has 2**256 as the end
        raise ValueError("no RSA exponent")
    numbers = _der(0x30, _integer(n) + _integer(e))
    text = base64.b64encode(_der(0x30, _RSA + _der(0x03, b"\0" + numbers))).decode()
    lines = [text[start : start + 64] for start in range(0, len(text), 64)]
    return "\n".join(["-----BEGIN PUBLIC KEY-----", *lines, "-----END PUBLIC KEY-----", ""])


def file_name(name: str) -> str:
    """Return a key's or an application's name as Dovecot escapes it for a file."""
    return name.replace("%", "%25").replace("/", "%2f")


def keys_of(document: t.Any) -> dict[str, str]:
    """Return the signing keys of a key set: file name to PEM. Keys for encryption, of other types or without a name are left out."""
    found = {}
    listed = document.get("keys") if isinstance(document, dict) else None
    for key in listed if isinstance(listed, list) else []:
        if not isinstance(key, dict) or key.get("kty") != "RSA" or key.get("use", "sig") != "sig":
            continue
        if key.get("alg", "RS256") != "RS256":
            continue
        name = key.get("kid")
        if (
            not isinstance(name, str)
            or not name
            or name.startswith(".")
            or len(file_name(name)) > 200
            or not (name.isascii() and name.isprintable())
        ):
            continue
        try:
            found[file_name(name)] = to_pem(key)
        except ValueError:
            continue
    return found


def fetch(url: str, ca_path: str) -> t.Any:
    """Return the JSON behind an address; raises :class:`NoKeys`."""
    if urllib.parse.urlsplit(url).scheme != "https":
        raise NoKeys(f"{url} is no https address, and a key from anywhere else lets anybody in")
    try:
        opener = urllib.request.build_opener(_NoRedirect, urllib.request.HTTPSHandler(context=_context(ca_path)))
        with opener.open(url, timeout=TIMEOUT) as answer:
            return json.loads(answer.read(MAX_SIZE))
    except urllib.error.HTTPError as exc:
        exc.close()
        elsewhere = ", to send us elsewhere, where no key is taken from" if 300 <= exc.code < 400 else ""
        raise NoKeys(f"{url} answers with status {exc.code}{elsewhere}") from None
    except urllib.error.URLError as exc:
        raise NoKeys(f"{url} cannot be read: {exc.reason}") from None
    except (OSError, ValueError, RecursionError, http.client.HTTPException) as exc:
        raise NoKeys(f"{url} gives no key set: {type(exc).__name__}") from None


def _context(ca_path: str) -> ssl.SSLContext:
    """Return the default of Python, but that a common name is no host name, and that nothing goes into SSLKEYLOGFILE."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if ca_path:
        context.load_verify_locations(cafile=ca_path)
    else:
        context.load_default_certs(ssl.Purpose.SERVER_AUTH)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ssl.HAS_NEVER_CHECK_COMMON_NAME:
        context.hostname_checks_common_name = False
    return context


def write(path: str, text: str) -> None:
    """Replace a file in one step."""
    handle, temporary = tempfile.mkstemp(prefix=".", dir=os.path.dirname(path))
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            os.fchmod(file.fileno(), 0o644)
            file.write(text)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def store(directory: str, keys: t.Mapping[str, str], applications: t.Sequence[str]) -> list[str]:
    """Make the directory hold these keys for these applications and no others; return what changed."""
    changed = []
    wanted = {"default", *map(file_name, applications)}
    for application in sorted(wanted):
        place = os.path.join(directory, application, "RS256")
        os.makedirs(place, mode=0o755, exist_ok=True)
        for name, text in keys.items():
            path = os.path.join(place, name)
            try:
                with open(path, encoding="ascii") as file:
                    current = file.read()
            except FileNotFoundError:
                current = ""
            if current != text:
                write(path, text)
                changed.append(f"new: {path}")
        for name in sorted(set(os.listdir(place)) - set(keys)):
            os.unlink(os.path.join(place, name))
            changed.append(f"gone: {os.path.join(place, name)}")
    for application in sorted(set(os.listdir(directory)) - wanted):
        place = os.path.join(directory, application, "RS256")
        if os.path.isdir(place):
            for name in os.listdir(place):
                os.unlink(os.path.join(place, name))
            os.removedirs(place)
            changed.append(f"gone: {os.path.join(directory, application)}")
    return changed


def main(arguments: t.Sequence[str]) -> int:
    """Bring the keys up to date; returns the exit status."""
    if len(arguments) != 1:
        raise SystemExit("usage: keys.py CONFIGURATION")
    with open(arguments[0], encoding="utf-8") as file:
        configuration = json.load(file)
    try:
        keys = keys_of(fetch(configuration["url"], configuration["ca_path"]))
        if not keys:
            raise NoKeys(f"{configuration['url']} holds no key for signatures of 2048 bits or more")
        for application in configuration["applications"]:
            if not _APPLICATION.fullmatch(application):
                raise NoKeys(f"{application[:60]!a} is no application's id")
    except NoKeys as exc:
        sys.stderr.write(f"{exc}\n")
        return 1
    for line in store(configuration["directory"], keys, configuration["applications"]):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
