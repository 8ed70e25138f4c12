# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What ends on a known day, and would end mail with it: credentials, refresh tokens, certificates, announced retirements.

Pure. Server certificates and TLS versions are read from the checks; the other kinds are handed over by whoever may ask Entra ID or the
store. The thresholds decide what is a warning.
"""

from __future__ import annotations

import datetime
import re
import typing as t

from ...module_utils import _retirements
from ...module_utils._clouds import is_high_volume, is_microsoft
from ...module_utils._retirements import Retirement

Check = t.Dict[str, t.Any]
Expiry = t.Dict[str, t.Any]

#: Kind: days before its end from which it is a warning.
WARN_DAYS = {
    "client_secret": 30,
    "certificate": 30,
    "federated_credential": 30,
    "refresh_token": 14,
    "consent": 30,
    "server_certificate": 14,
    "retirement": 180,
}
#: Kinds of which an application may have several at once, one after the other.
_CREDENTIALS = ("client_secret", "certificate", "federated_credential")
#: The year of certificates without a well-defined end (RFC 5280, section 4.1.2.5).
_NEVER = 9999
_DAY = 86400
#: Programs that a line names.
_NAMED = 3
_LONGEST_WARNING = 3650
#: Names of the endpoints that take TLS 1.0 and 1.1 from tenants which asked for it.
_LEGACY = re.compile(r"^(pop|imap|smtp)-legacy\.(office365\.com|partner\.outlook\.cn)$", re.I)


_OLD = frozenset({"TLSv1.2", "TLSv1.1", "TLSv1"})


def _uses_password(check: t.Mapping[str, t.Any]) -> bool:
    """Say whether a check is about a program of a host that is configured with a password."""
    return bool(check.get("program")) and any(
        found["cause"] == "basic_auth_disabled" and found["severity"] == "warning" for found in check.get("findings") or ()
    )


class Watched(t.NamedTuple):
    """An announced end. ``concerns`` gets a check of the report and tells by its protocol and host whether it is about that one.

    With ``by_password`` programs on hosts that are configured with a password are what it will stop: they are a warning, whatever ``warns`` says.
    """

    retirement: Retirement
    warns: bool
    concerns: t.Callable[[t.Mapping[str, t.Any]], bool]
    note: str = ""
    by_password: bool = False


#: Announced ends, as far as a report of mail logins can see that they concern somebody; what does not warn is shown as a fact to know.
RETIREMENTS = (
    Watched(_retirements.LEGACY_TLS, warns=True, concerns=lambda check: bool(_LEGACY.match(check["host"]))),
    Watched(
        _retirements.SMTP_PASSWORDS,
        warns=False,
        concerns=lambda check: check["protocol"] == "smtp" and is_microsoft(check["host"]) and not is_high_volume(check["host"]),
        note="The logins of this report use OAuth 2.0 and go on working.",
        by_password=True,
    ),
    Watched(
        _retirements.HVE_PASSWORDS,
        warns=False,
        concerns=lambda check: is_high_volume(check["host"]),
        note="The logins of this report use OAuth 2.0 and go on working. What such an account may send: to recipients inside the organisation"
        " alone, 50 of them and 10 MB a message.",
        by_password=True,
    ),
)


def thresholds(given: object) -> dict[str, int]:
    """Return the days by kind from the option ``warn_days``: nothing, one number for all kinds, or some kinds' numbers.

    Raises ValueError with a sentence for the user.
    """
    if given is None:
        return dict(WARN_DAYS)
    if isinstance(given, dict):
        unknown = sorted(str(kind) for kind in given if kind not in WARN_DAYS)
        if unknown:
            raise ValueError(f"warn_days names {', '.join(unknown)}; it knows {', '.join(WARN_DAYS)}.")
        return {**WARN_DAYS, **{kind: _days(value) for kind, value in given.items()}}
    return dict.fromkeys(WARN_DAYS, _days(given))


def _days(given: object) -> int:
    try:
        if isinstance(given, bool) or not isinstance(given, (int, str)):
            raise ValueError
        days = int(given)
        if not 0 <= days <= _LONGEST_WARNING:
            raise ValueError
    except ValueError:
        raise ValueError(
            f"warn_days holds {given!r}; give whole numbers of days from 0 to {_LONGEST_WARNING}, one for all or one for each kind."
        ) from None
    return days


def moment(text: object) -> datetime.datetime | None:
    """Read an RFC 3339 time; None for anything else. Graph's seven fractional digits are fine."""
    try:
        read = datetime.datetime.fromisoformat(str(text))
        return (read if read.tzinfo else read.replace(tzinfo=datetime.timezone.utc)).astimezone(datetime.timezone.utc)
    except (ValueError, OverflowError):
        return None


def gather(
    given: t.Iterable[t.Mapping[str, t.Any]], checks: t.Iterable[Check] | Seen, created: str, warn_days: t.Mapping[str, int]
) -> list[Expiry]:
    """Return all that ends, the soonest first and what has no end last; each with its severity."""
    handed = list(map(_handed_over, given))
    seen = checks if isinstance(checks, Seen) else Seen(checks)
    found = [*handed, *seen.certificates(), *seen.tls_versions(), *seen.announced(handed)]
    now = moment(created) or datetime.datetime.now(datetime.timezone.utc)
    for expiry in found:
        _measure(expiry, now)
    valid = {_owner(expiry) for expiry in found if expiry["kind"] in _CREDENTIALS and not _ended(expiry)}
    for expiry in found:
        undated = expiry.pop("undated", "")
        expiry["severity"] = (undated if warn_days["retirement"] else "info") if undated else _severity(expiry, warn_days, valid)
    return sorted(
        found, key=lambda expiry: (expiry["days_left"] is None, expiry["days_left"] or 0, expiry["kind"], expiry["name"])
    )


def _handed_over(given: t.Mapping[str, t.Any]) -> Expiry:
    tenant = str(given.get("tenant") or "")
    days = given.get("days_left")
    return {
        **_new(str(given.get("kind") or ""), str(given.get("name") or ""), str(given.get("subject") or "")),
        "tenants": [tenant] if tenant else [],
        "ends": str(given.get("ends") or ""),
        "days_left": days if isinstance(days, int) and not isinstance(days, bool) else None,
        "note": str(given.get("note") or ""),
        "remedy": str(given.get("remedy") or ""),
        "source": str(given.get("source") or ""),
    }


def _new(kind: str, name: str, subject: str) -> Expiry:
    return {
        "kind": kind,
        "tenants": [],
        "name": name,
        "subject": subject,
        "ends": "",
        "days_left": None,
        "severity": "info",
        "note": "",
        "remedy": "",
        "source": "",
    }


def _measure(expiry: Expiry, now: datetime.datetime) -> None:
    """Count the days from this report's time, whole ones, downwards: -1 is less than a day ago."""
    ends = moment(expiry["ends"]) if expiry["ends"] else None
    if ends is None or ends.year == _NEVER:
        expiry["ends"] = ""
    else:
        expiry["ends"] = f"{ends:%Y-%m-%dT%H:%M:%SZ}"
        expiry["days_left"] = int((ends - now).total_seconds() // _DAY)


def _owner(expiry: Expiry) -> tuple[str, str]:
    return ",".join(expiry["tenants"]), expiry["subject"]


def _ended(expiry: Expiry) -> bool:
    return expiry["days_left"] is not None and expiry["days_left"] < 0


def _severity(expiry: Expiry, warn_days: t.Mapping[str, int], valid: set[tuple[str, str]]) -> str:
    days = expiry["days_left"]
    if days is None:
        return "info"
    if days < 0:
        if expiry["kind"] == "retirement":
            return "warning"  # announced, not measured: whether mail stopped is what the logins say
        if expiry["kind"] in _CREDENTIALS and _owner(expiry) in valid:
            expiry["note"] = expiry["note"] or "The application has another credential that is valid."
            return "info"
        return "error"
    return "warning" if days <= warn_days.get(expiry["kind"], 0) else "info"


# Read from the checks.


class _Certificate:
    """One that a server showed: the facts of the first login that saw it, how many did, and whose."""

    __slots__ = ("count", "info", "tenants")

    def __init__(self, info: t.Mapping[str, t.Any]) -> None:
        self.info = info
        self.count = 0
        self.tenants: set[str] = set()


class _Spoken:
    """What one host speaks with one server: whether never anything new, and for which tenants."""

    __slots__ = ("old", "tenants")

    def __init__(self) -> None:
        self.old = True
        self.tenants: set[str] = set()


class Seen:
    """What the checks show of ends, taken in one after the other."""

    def __init__(self, checks: t.Iterable[Check] = ()) -> None:
        self._certificates: dict[tuple[str, int, str], _Certificate] = {}
        self._spoken: dict[tuple[str, int], dict[str, _Spoken]] = {}
        self._concerned: dict[tuple[str, str], list[int]] = {}
        self._announced: list[set[tuple[str, str]]] = [set() for _watched in RETIREMENTS]
        #: Programs with a password, as a reader knows them, and the tenant.
        self._passwords: list[set[tuple[str, str]]] = [set() for _watched in RETIREMENTS]
        for check in checks:
            self.note(check)

    def note(self, check: Check) -> None:
        """Take one more."""
        info, tenant = check["tls_info"], check["tenant"]
        if info.get("certificate_not_after"):
            identity = info.get("certificate_sha256") or f"{info.get('certificate_subject', '')} {info['certificate_not_after']}"
            key = (check["host"], check["port"], identity)
            certificate = self._certificates.get(key)
            if certificate is None:
                certificate = self._certificates[key] = _Certificate(info)
            certificate.count += 1
            certificate.tenants.add(tenant)
        if info.get("version"):
            by_host = self._spoken.setdefault((check["host"], check["port"]), {})
            spoken = by_host.get(check["checked_from"])
            if spoken is None:
                spoken = by_host[check["checked_from"]] = _Spoken()
            spoken.old = spoken.old and info["version"] in _OLD
            spoken.tenants.add(tenant)
        concerned = self._concerned.get((check["protocol"], check["host"]))
        if concerned is None:
            concerned = [number for number, watched in enumerate(RETIREMENTS) if watched.concerns(check)]
            self._concerned[check["protocol"], check["host"]] = concerned
        for number in concerned:
            if RETIREMENTS[number].by_password and _uses_password(check):
                program = f"{check['program']} on {check['checked_from']} ({check['mailbox'] or 'somebody'})"
                self._passwords[number].add((program, tenant))
            else:
                self._announced[number].add((check["host"], tenant))

    def certificates(self) -> t.Iterator[Expiry]:
        """One for each certificate that a server showed; behind one name there may be many servers with different ones."""
        for (host, port, _identity), met in self._certificates.items():
            issuer = met.info.get("certificate_issuer") or "an unknown authority"
            yield {
                **_new("server_certificate", f"{host}:{port}", met.info.get("certificate_subject") or ""),
                "tenants": sorted(met.tenants),
                "ends": met.info["certificate_not_after"],
                "note": f"Issued by {issuer}; shown in {met.count} of the report's logins.",
                "remedy": (
                    "Microsoft renews it. If it is still shown some days before its end, look for an inspecting proxy on the way."
                    if is_microsoft(host)
                    else f"Renew the certificate of {host} and reload its mail service."
                ),
            }

    def tls_versions(self) -> t.Iterator[Expiry]:
        """Where nothing newer than TLS 1.2 is spoken; another host's login at the same server tells which side is the old one."""
        old_hosts: dict[str, set[str]] = {}
        for (host, port), by_host in self._spoken.items():
            old = {name: spoken.tenants for name, spoken in by_host.items() if spoken.old}
            if len(old) < len(by_host):
                for name, tenants in old.items():
                    old_hosts.setdefault(name, set()).update(tenants)
                continue
            yield _tls_version(
                f"{host}:{port}",
                set().union(*old.values()),
                "The server speaks nothing newer than TLS 1.2, or every host that checked it does. No end is announced for TLS 1.2.",
                "Nothing: Microsoft runs this server."
                if is_microsoft(host)
                else f"Allow TLS 1.3 on {host} (its OpenSSL has to be 1.1.1 or newer).",
                "info" if is_microsoft(host) else "warning",
            )
        for name, tenants in old_hosts.items():
            yield _tls_version(
                name,
                tenants,
                "This host speaks TLS 1.2 with servers with which other hosts speak TLS 1.3. No end is announced for TLS 1.2.",
                f"Update OpenSSL on {name} to 1.1.1 or newer, or allow TLS 1.3 in its crypto policy.",
                "warning",
            )

    def announced(self, handed: t.Sequence[Expiry]) -> t.Iterator[Expiry]:
        """What the logins show to be concerned, but for tenants that were told of it already, with those whom it concerns."""
        told = {(expiry["name"], tenant) for expiry in handed for tenant in expiry["tenants"]}
        for watched, concerned, passwords in zip(RETIREMENTS, self._announced, self._passwords):
            end = watched.retirement
            if passwords:
                names = sorted({program for program, _tenant in passwords})
                rest = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
                tenants = sorted({tenant for _program, tenant in passwords})
                told |= {(end.name, tenant) for tenant in tenants}
                yield {
                    **_new("retirement", end.name, ", ".join(names[:_NAMED]) + rest),
                    "tenants": tenants,
                    "ends": end.ends,
                    "note": f"{end.note} These programs are configured with a password.",
                    "remedy": end.remedy,
                    "source": end.source,
                }
            met = [(host, tenant) for host, tenant in concerned if (end.name, tenant) not in told]
            if met:
                yield {
                    **_new("retirement", end.name, ", ".join(sorted({host for host, _tenant in met}))),
                    "tenants": sorted({tenant for _host, tenant in met}),
                    "ends": end.ends,
                    "note": f"{end.note} {watched.note}".rstrip(),
                    "remedy": end.remedy,
                    "source": end.source,
                    **({} if watched.warns else {"undated": "info"}),
                }


def _tls_version(subject: str, tenants: t.Iterable[str], note: str, remedy: str, severity: str) -> Expiry:
    return {
        **_new("retirement", "TLS 1.2 only", subject),
        "tenants": sorted(tenants),
        "note": note,
        "remedy": remedy,
        "undated": severity,
    }
