# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Certificates for scripted servers, made by the openssl command, which every Python version has beside it."""

from __future__ import annotations

import pathlib
import ssl
import subprocess

_CONFIG = """
[ca]
default_ca = own
[own]
dir = {directory}
database = $dir/index.txt
new_certs_dir = $dir
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
organizationName = optional
[req]
distinguished_name = name
prompt = no
[name]
O = Contoso Test
CN = unused
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[server]
basicConstraints = CA:FALSE
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
{names}
"""

#: name -> (subject alternative names, begin, end, issuer)
_KINDS = {
    "good": ("DNS:localhost, IP:127.0.0.1, IP:::1", "20200101000000Z", "20991231000000Z", "own"),
    "expired": ("DNS:localhost, IP:127.0.0.1", "20200101000000Z", "20210101000000Z", "own"),
    "future": ("DNS:localhost, IP:127.0.0.1", "20980101000000Z", "20991231000000Z", "own"),
    "other_host": ("DNS:mail.fabrikam.test", "20200101000000Z", "20991231000000Z", "own"),
    "name_only": ("", "20200101000000Z", "20991231000000Z", "own"),  # localhost, as the common name alone
    "stranger": ("DNS:localhost, IP:127.0.0.1", "20200101000000Z", "20991231000000Z", "strange"),
    "self_signed": ("DNS:localhost, IP:127.0.0.1", "20200101000000Z", "20991231000000Z", "self"),
}


def _openssl(directory: pathlib.Path, *arguments: str) -> None:
    done = subprocess.run(["openssl", *arguments], cwd=directory, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


class Certificates:
    """An authority of its own and server certificates good and bad: see the keys of ``KINDS``."""

    KINDS = tuple(_KINDS)

    def __init__(self, directory: pathlib.Path) -> None:
        self.directory = directory
        self._key = str(directory / "key.pem")
        (directory / "index.txt").touch()
        _openssl(directory, "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", self._key)
        self._authority("own", "Contoso Test Root")
        self._authority("strange", "Inspecting Proxy Root")
        self._contexts: dict[str, ssl.SSLContext] = {}

    @property
    def ca_file(self) -> str:
        """The authority to trust."""
        return str(self.directory / "own.pem")

    def _config(self, name: str, names: str) -> str:
        path = self.directory / f"{name}.cnf"
        path.write_text(_CONFIG.format(directory=self.directory, names=f"subjectAltName = {names}" if names else ""))
        return str(path)

    def _request(self, name: str, common_name: str, config: str) -> None:
        subject = f"/O=Contoso Test/CN={common_name}"
        _openssl(self.directory, "req", "-new", "-key", self._key, "-config", config, "-subj", subject, "-out", f"{name}.csr")

    def _authority(self, name: str, common_name: str) -> None:
        config = self._config(name, "")
        self._request(name, common_name, config)
        self._sign(name, config, ["-selfsign", "-keyfile", self._key], "authority", "20200101000000Z", "20991231000000Z")

    def _sign(self, name: str, config: str, signer: list[str], extensions: str, begin: str, end: str) -> None:
        common = ["-config", config, "-batch", "-notext", "-in", f"{name}.csr", "-out", f"{name}.pem", "-extensions", extensions]
        _openssl(self.directory, "ca", *common, *signer, "-startdate", begin, "-enddate", end)

    def context(self, kind: str = "good") -> ssl.SSLContext:
        """Return a server's context with a certificate of ``kind``."""
        if kind not in self._contexts:
            names, begin, end, issuer = _KINDS[kind]
            config = self._config(kind, names)
            self._request(kind, f"{kind}.contoso.test" if names else "localhost", config)
            signer = (
                ["-selfsign", "-keyfile", self._key] if issuer == "self" else ["-cert", f"{issuer}.pem", "-keyfile", self._key]
            )
            self._sign(kind, config, signer, "server", begin, end)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(str(self.directory / f"{kind}.pem"), self._key)
            self._contexts[kind] = context
        return self._contexts[kind]
