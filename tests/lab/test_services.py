# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What works once somebody is in: mail that is sent arrives; and the rest of the lab: msal's own sign-in, SSH."""

from __future__ import annotations

import email.message
import imaplib
import pathlib
import shutil
import smtplib
import subprocess
import sys
import typing as t
import urllib.parse

import lab_clients
import msal
import pytest
from lab_clients import Lab

SMTP = ("SMTP.Send",)
IMAP = ("IMAP.AccessAsUser.All",)
EXCHANGE = "00000002-0000-0ff1-ce00-000000000000"


def message(sender: str, recipient: str, subject: str) -> email.message.EmailMessage:
    """Return a message with a line that SMTP has to stuff."""
    made = email.message.EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, recipient, subject
    made.set_content("The first line.\n.a line that begins with a dot\n")
    return made


def fetch(lab: Lab, mailbox: str, token: str, subject: str) -> list[bytes]:
    """Return the messages of this subject."""
    session = lab_clients.imap_session(lab, "imaps", mailbox, token)
    session.select("INBOX", readonly=True)
    found = session.search(None, "SUBJECT", f'"{subject}"')[1][0].split()
    texts = [t.cast("t.List[t.Any]", session.fetch(number, "(RFC822)")[1])[0][1] for number in found]
    session.logout()
    return texts


@pytest.mark.parametrize("endpoint", ["submission", "submissions"])
def test_a_message_sent_by_submission_arrives(lab: Lab, endpoint: str) -> None:
    subject = f"Sent by {endpoint}"
    session = lab_clients.smtp_session(lab, endpoint, "alice@contoso.test", lab.token("alice@contoso.test", SMTP))
    session.send_message(message("alice@contoso.test", "bob@contoso.test", subject))
    session.quit()
    texts = fetch(lab, "bob@contoso.test", lab.token("bob@contoso.test", IMAP), subject)
    assert len(texts) == 1
    assert b"\r\n.a line that begins with a dot\r\n" in texts[0]


def test_a_shared_mailbox_sends_to_the_other_tenant(lab: Lab) -> None:
    session = lab_clients.smtp_session(lab, "submission", "alice@contoso.test", lab.token("alice@contoso.test", SMTP))
    session.send_message(message("info@contoso.test", "helpdesk@fabrikam.test", "Across tenants"))
    session.quit()
    assert len(fetch(lab, "helpdesk@fabrikam.test", lab.token("dave@fabrikam.test", IMAP), "Across tenants")) == 1


def test_mail_to_elsewhere_stays_in_the_outbox(lab: Lab) -> None:
    session = lab_clients.smtp_session(lab, "submission", "bob@contoso.test", lab.token("bob@contoso.test", SMTP))
    session.send_message(message("bob@contoso.test", "somebody@example.com", "Abroad"))
    session.quit()
    kept = [path.read_text() for path in (lab.directory / "outbox" / "new").iterdir()]
    assert any("X-Recipients: somebody@example.com" in text and "Subject: Abroad" in text for text in kept)


def test_no_recipient_can_point_out_of_the_mail_directory(lab: Lab) -> None:
    trap = lab.directory / "trap@contoso.test"
    for name in ("tmp", "new", "cur"):
        (trap / name).mkdir(parents=True)
    try:
        relay = smtplib.SMTP("127.0.0.1", _relay_port(lab), timeout=10)
        relay.sendmail("x@contoso.test", ["../trap@contoso.test"], "Subject: Trap\r\n\r\nx\r\n")
        relay.quit()
        assert list((trap / "new").iterdir()) == []
    finally:
        shutil.rmtree(trap)


def _relay_port(lab: Lab) -> int:
    conf = (lab.directory / "dovecot" / "dovecot.conf").read_text()
    return int(conf.partition("submission_relay_port = ")[2].split()[0])


def _register(lab: Lab, tenant: dict[str, t.Any], scopes: str) -> str:
    """Register a public client in a tenant with consent for everybody, by plain Graph requests; return its client id."""
    form = urllib.parse.urlencode(
        {**tenant["bootstrap"], "grant_type": "client_credentials", "scope": "https://graph.microsoft.com/.default"}
    ).encode()
    answer = lab.request("POST", f"{lab.data['authority']}/{tenant['tenant_id']}/oauth2/v2.0/token", form)
    headers = {"Authorization": f"Bearer {answer['access_token']}"}
    graph = f"{lab.data['graph_url']}/v1.0"
    app = lab.request("POST", f"{graph}/applications", {"displayName": "Lab test", "isFallbackPublicClient": True}, headers)
    principal = lab.request("POST", f"{graph}/servicePrincipals", {"appId": app["appId"]}, headers)
    resource = lab.request("GET", f"{graph}/servicePrincipals(appId='{EXCHANGE}')", None, headers)
    grant = {"clientId": principal["id"], "consentType": "AllPrincipals", "resourceId": resource["id"], "scope": scopes}
    lab.request("POST", f"{graph}/oauth2PermissionGrants", grant, headers)
    return str(app["appId"])


def test_the_token_of_a_device_code_sign_in_with_msal_opens_the_mailbox(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):  # requests puts these above a session's own setting
        monkeypatch.delenv(name, raising=False)
    tenant = lab.tenant("contoso")
    client_id = _register(lab, tenant, "IMAP.AccessAsUser.All SMTP.Send")
    client = msal.PublicClientApplication(
        client_id,
        authority=f"{lab.data['authority']}/{tenant['tenant_id']}",
        instance_discovery=False,
        verify=lab.data["ca_file"],
    )
    scopes = ["https://outlook.office.com/IMAP.AccessAsUser.All", "https://outlook.office.com/SMTP.Send"]
    lab.control("POST", "/device_codes/approve_next", {"client_id": client_id, "username": "bob@contoso.test"})
    result = client.acquire_token_by_device_flow(client.initiate_device_flow(scopes=scopes))
    assert "access_token" in result, result.get("error_description")
    token = result["access_token"]
    assert lab_clients.log_in(lab, "imaps", "bob@contoso.test", token).ok
    assert lab_clients.log_in(lab, "submission", "bob@contoso.test", token).ok
    with pytest.raises(imaplib.IMAP4.error):
        lab_clients.imap_session(lab, "imaps", "alice@contoso.test", token)


def test_ansible_reaches_another_host_over_ssh(lab: Lab, tmp_path: pathlib.Path) -> None:
    ssh = lab.data["ssh"]
    options = f"-F none -o UserKnownHostsFile={ssh['known_hosts_file']} -o StrictHostKeyChecking=yes -o IdentitiesOnly=yes -o ControlPath=none"
    inventory = tmp_path / "hosts"
    inventory.write_text(
        f"other ansible_host={ssh['host']} ansible_port={ssh['port']} ansible_user={ssh['user']} "
        f"ansible_ssh_private_key_file={ssh['private_key_file']} ansible_ssh_args='{options}' "
        f"ansible_ssh_use_tty=false ansible_python_interpreter={sys.executable}\n"
    )
    command = [
        str(pathlib.Path(sys.executable).with_name("ansible")),
        "-i",
        str(inventory),
        "other",
        "-m",
        "ansible.builtin.ping",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert '"ping": "pong"' in done.stdout, done.stdout + done.stderr


def test_ssh_lets_in_nobody_without_the_key(lab: Lab) -> None:
    ssh = lab.data["ssh"]
    options = [
        "-F",
        "none",
        "-o",
        f"UserKnownHostsFile={ssh['known_hosts_file']}",
        "-o",
        "BatchMode=yes",
        "-o",
        "IdentityFile=none",
    ]
    options += ["-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none", "-p", str(ssh["port"])]
    command = ["ssh", *options, f"{ssh['user']}@{ssh['host']}", "true"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 255
    assert "Permission denied (publickey)" in done.stderr
