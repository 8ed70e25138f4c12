# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import hashlib
import pathlib
import ssl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mail_certificates import Certificates

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError
from ansible_collections.m365.mail_oauth.plugins.module_utils._probe import tls
from ansible_collections.m365.mail_oauth.plugins.module_utils._probe.certificate import read


def der_of(certificates: Certificates, kind: str) -> bytes:
    certificates.context(kind)
    return ssl.PEM_cert_to_DER_cert((certificates.directory / f"{kind}.pem").read_text())


def test_parts_of_a_certificate(certificates: Certificates) -> None:
    der = der_of(certificates, "good")
    found = read(der)
    assert found.sha256 == hashlib.sha256(der).hexdigest()
    assert found.subject == "CN=good.contoso.test, O=Contoso Test"
    assert found.issuer == "CN=Contoso Test Root, O=Contoso Test"
    assert found.names == ("localhost", "127.0.0.1", "::1")
    assert found.not_before == 1577836800.0
    assert found.not_after == 4102358400.0
    assert not found.self_signed
    assert read(der_of(certificates, "self_signed")).self_signed


def test_every_certificate_of_the_system_can_be_read() -> None:
    context = ssl.create_default_context()
    for der in context.get_ca_certs(binary_form=True):
        found = read(der)
        assert found.subject and found.not_after > 0


def test_every_cut_of_a_certificate_is_survived(certificates: Certificates) -> None:
    der = der_of(certificates, "good")
    for end in range(len(der)):
        assert read(der[:end]).subject == ""


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_no_bytes_make_it_fail(data: st.DataObject, certificates: Certificates) -> None:
    der = bytearray(der_of(certificates, "good"))
    for position, value in data.draw(st.lists(st.tuples(st.integers(0, len(der) - 1), st.integers(0, 255)), max_size=6)):
        der[position] = value
    found = read(bytes(der))
    assert found.subject.isprintable() and found.issuer.isprintable()
    assert read(data.draw(st.binary(max_size=64))).names == ()


def test_context_wants_tls_1_2_and_verification(certificates: Certificates) -> None:
    context = tls.verifying_context(certificates.ca_file)
    assert context.minimum_version == ssl.TLSVersion.TLSv1_2
    assert context.verify_mode == ssl.CERT_REQUIRED
    assert context.check_hostname
    # The authority given takes the place of the system's.
    assert len(context.get_ca_certs()) == 1


@pytest.mark.parametrize("content", [None, "", "no certificate at all"])
def test_ca_path_that_cannot_be_used(tmp_path: pathlib.Path, content: str | None) -> None:
    path = tmp_path / "ca.pem"
    if content is not None:
        path.write_text(content)
    with pytest.raises(OptionError, match=r"^ca_path: "):
        tls.verifying_context(str(path))


def test_ca_path_may_be_a_directory(tmp_path: pathlib.Path) -> None:
    assert tls.verifying_context(str(tmp_path)).verify_mode == ssl.CERT_REQUIRED
