# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

import typing as t

import pytest

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import OptionError
from ansible_collections.m365.mail_oauth.plugins.module_utils._programs import postfix

MAIN = "/etc/postfix/main.cf"
PROXY = "/etc/email-oauth2-proxy/postfix/instance.conf"
#: As role postfix writes it on Debian, beside a relay that logs in with a password.
OURS = {
    MAIN: """
relayhost = [mail.isp.test]:465
smtp_tls_wrappermode = yes
smtp_sasl_auth_enable = yes
smtp_sasl_password_maps = texthash:/etc/postfix/isp
smtp_sasl_mechanism_filter = login
sender_dependent_default_transport_maps = texthash:/etc/postfix/mail-oauth/sender_transport, inline:{{a@b.test=smtp:[c.test]}}
""",
    "/etc/postfix/isp": "[mail.isp.test]:465 me:pa:ss/word\n",
    "/etc/postfix/master.cf": """
# comment
smtp      inet  n       -       y       -       -       smtpd
smtp      unix  -       -       y       -       -       smtp
relay     unix  -       -       y       -       -       smtp
        -o syslog_name=postfix/$service_name
mail_oauth unix - - y - - smtp -o smtp_sasl_auth_enable=yes
    -o smtp_sasl_mechanism_filter=plain -o smtp_sasl_password_maps=texthash:/etc/postfix/mail-oauth/sasl_passwd
    -o smtp_sender_dependent_authentication=yes -o smtp_tls_wrappermode=no
    -o { smtp_generic_maps = inline:{ a=b }, hash:/c }
""",
    "/etc/postfix/mail-oauth/sender_transport": (
        "alice@contoso.test mail_oauth:[127.0.0.1]:2587\ninfo@contoso.test mail_oauth:[127.0.0.1]:2587\n"
    ),
}
#: As an earlier version of the role wrote it.
EARLIER = {
    MAIN: """
myhostname = mail.example.org
relayhost = [127.0.0.1]:2587
sender_dependent_relayhost_maps = texthash:/etc/postfix/mail-oauth/sender_relay
smtp_sasl_auth_enable = yes
smtp_sasl_mechanism_filter = plain
smtp_sasl_password_maps = texthash:/etc/postfix/mail-oauth/sasl_passwd
smtp_sender_dependent_authentication = yes
""",
    "/etc/postfix/mail-oauth/sasl_passwd": """
# comment
[127.0.0.1]:2587 alice@contoso.test:local-1
alice@contoso.test alice@contoso.test:local-1
info@contoso.test info@contoso.test:local-2
""",
    "/etc/postfix/mail-oauth/sender_relay": "alice@contoso.test [127.0.0.1]:2587\ninfo@contoso.test [127.0.0.1]:2587\n",
    PROXY: """
[SMTP-2587]
local_address = 127.0.0.1
server_address = smtp.office365.com
server_port = 587
server_starttls = True
[alice@contoso.test]
token_command = /usr/local/bin/mail-oauth-token get alice@contoso.test
[info@contoso.test]
user = alice@contoso.test
token_command = /usr/local/bin/mail-oauth-token get alice@contoso.test
""",
}
#: As people write it after sasl-xoauth2's README.
README = {
    MAIN: """
# See /usr/share/postfix/main.cf.dist for a commented, more complete version
queue_directory=/var/spool/postfix
mydomain = example.org
relayhost =
# a comment inside a continued value

    [smtp.office365.com]:587
smtp_tls_security_level = encrypt
smtp_tls_CAfile = /etc/ssl/certs/ca-certificates.crt
smtp_sasl_auth_enable = no
smtp_sasl_auth_enable = yes
smtp_sasl_password_maps =
  hash:${config_directory}/sasl_passwd,
  static:nobody:nothing
smtp_sasl_security_options =
smtp_sasl_mechanism_filter = xoauth2
""",
    "/etc/postfix/sasl_passwd": "[smtp.office365.com]:587 username@domain.test:/etc/tokens/username@domain.test\n",
    "/var/spool/postfix/etc/tokens/username@domain.test": '{"access_token": "x", "expiry": "0", "refresh_token": "r"}',
}


OURS = {**EARLIER, **OURS}


def opener(files: t.Mapping[str, str]) -> t.Callable[[str], str]:
    def read(path: str) -> str:
        try:
            return files[path]
        except KeyError:
            raise FileNotFoundError(2, "No such file or directory", path) from None

    return read


@pytest.mark.parametrize("files", [OURS, EARLIER])
def test_mail_through_the_proxy_is_a_login_at_the_server_behind_it(files: dict[str, str]) -> None:
    logins = postfix.read(MAIN, opener(files))
    # The shared mailbox is submitted by the very same login.
    assert [(one.name, one.user) for one in logins] == [("alice@contoso.test", "alice@contoso.test")]
    one = logins[0]
    assert (one.protocol, one.host, one.port, one.tls) == ("smtp", "smtp.office365.com", 587, "starttls")
    assert one.token_command == "/usr/local/bin/mail-oauth-token get alice@contoso.test"
    assert one.place == "/etc/postfix/mail-oauth/sasl_passwd, line 3"


def test_a_configuration_after_the_plugins_readme_in_a_chroot() -> None:
    (one,) = postfix.read(MAIN, opener(README))
    assert (one.host, one.port, one.tls, one.user) == ("smtp.office365.com", 587, "starttls", "username@domain.test")
    assert one.token_command.endswith(" /var/spool/postfix/etc/tokens/username@domain.test")
    assert one.ca_path == "/etc/ssl/certs/ca-certificates.crt"
    assert one.token_file == ""


def test_the_plugins_token_file_may_name_another_user() -> None:
    files = {
        **README,
        "/var/spool/postfix/etc/tokens/username@domain.test": '{"user": "delegate@domain.test", "refresh_token": "r"}',
    }
    assert postfix.read(MAIN, opener(files))[0].user == "delegate@domain.test"


def test_mail_by_password_is_none_of_ours() -> None:
    main = (
        "relayhost = [mail.isp.test]:587\nsmtp_sasl_auth_enable = yes\nsmtp_sasl_password_maps = hash:/etc/postfix/sasl\n"
        "smtp_tls_security_level = encrypt\n"
    )
    with pytest.raises(OptionError, match=r"main\.cf, line 3: no entry of smtp_sasl_password_maps logs in with a token"):
        postfix.read(MAIN, opener({MAIN: main, "/etc/postfix/sasl": "[mail.isp.test]:587 me:pa:ss/word\n"}))


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "main.cf: it cannot be read"),
        ({MAIN: "relayhost [x]:1\n"}, "main.cf, line 1: this is no assignment"),
        ({MAIN: "relayhost = x\n"}, "smtp_sasl_auth_enable is not yes"),
        ({MAIN: "a = $b\nb = $a\nsmtp_sasl_auth_enable = $a\n"}, "in a circle"),
        ({MAIN: EARLIER[MAIN]}, "sasl_passwd: it cannot be read"),
        ({k: v for k, v in README.items() if "tokens" not in k}, "there is no token file"),
        ({**README, "/var/spool/postfix/etc/tokens/username@domain.test": "ey.."}, "it is not JSON"),
        ({**README, "/var/spool/postfix/etc/tokens/username@domain.test": "[]"}, "it is not a JSON object"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_sentence(files: dict[str, str], said: str) -> None:
    with pytest.raises(OptionError) as caught:
        postfix.read(MAIN, opener(files))
    assert said in caught.value.message
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("$mydomain", "example.org"),
        ("${mydomain}", "example.org"),
        ("$(mydomain)", "example.org"),
        ("a$$b", "a$b"),
        ("${mydomain?yes}", "yes"),
        ("${unset?yes}", ""),
        ("${unset:no}", "no"),
        ("${mydomain:no}", ""),
        ("${mydomain?{yes}:{no}}", "yes"),
        ("${unset?{yes}:{no}}", "no"),
        ("$config_directory/x", "/etc/postfix/x"),
    ],
)
def test_parameters_are_put_in_as_postfix_does(value: str, expected: str) -> None:
    configuration = postfix.Configuration(MAIN, opener({MAIN: f"mydomain = example.org\nx = {value}\n"}))
    assert configuration.get("x") == expected


@pytest.mark.parametrize(
    ("nexthop", "expected"),
    [
        ("[smtp.office365.com]:587", ("smtp.office365.com", "587")),
        ("smtp.office365.com", ("smtp.office365.com", "smtp")),
        ("[::1]:2587", ("::1", "2587")),
        ("[IPv6:::1]:submission", ("::1", "submission")),
        ("smtp:[mail.test]:465", ("mail.test", "465")),
        ("lmtp:unix:private/x", ("", "")),
        ("", ("", "")),
    ],
)
def test_next_hops(nexthop: str, expected: tuple[str, str]) -> None:
    assert postfix.split_nexthop(nexthop) == expected


def test_parameters_of_one_client() -> None:
    clients = postfix.Configuration(MAIN, opener(OURS)).clients()
    assert sorted(clients) == ["mail_oauth", "relay", "smtp"]
    ours = clients["mail_oauth"]
    assert (ours.get("smtp_tls_wrappermode"), clients["smtp"].get("smtp_tls_wrappermode")) == ("no", "yes")
    assert ours.get("smtp_generic_maps") == "inline:{ a=b }, hash:/c"
    assert ours.place("smtp_generic_maps") == "/etc/postfix/master.cf, line 7"
    assert ours.place("relayhost") == f"{MAIN}, line 2"


def test_inline_maps_and_implicit_tls() -> None:
    main = (
        "relayhost = [smtp.test]:465\nsmtp_tls_wrappermode = yes\nsmtp_sasl_auth_enable = yes\n"
        "smtp_sasl_password_maps = inline:{ { [smtp.test]:465 = a@b.test:/t } }\nsmtp_sasl_mechanism_filter = xoauth2\n"
    )
    (one,) = postfix.read(MAIN, opener({MAIN: main, "/t": '{"refresh_token": ""}'}))
    assert (one.host, one.port, one.tls) == ("smtp.test", 465, "implicit")
