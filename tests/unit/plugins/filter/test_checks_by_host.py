# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which host makes which check."""

from __future__ import annotations

import typing as t

import pytest
from ansible.errors import AnsibleFilterError
from hypothesis import given
from hypothesis import strategies as st

from ansible_collections.m365.mail_oauth.plugins.filter.checks_by_host import FilterModule

checks_by_host = FilterModule().filters()["checks_by_host"]

Json = t.Dict[str, t.Any]


def checks(*mailboxes: str, protocols: t.Sequence[str] = ("imap", "smtp")) -> list[Json]:
    return [{"user": mailbox, "protocol": protocol} for mailbox in mailboxes for protocol in protocols]


MANY = checks(*(f"user{number}@contoso.test" for number in range(200)))
HOSTS = [f"relay{number}" for number in range(20)]


def homes(shares: dict[str, list[Json]]) -> dict[str, str]:
    return {check["user"]: host for host, part in shares.items() for check in part}


def as_texts(given_checks: t.Iterable[Json]) -> list[str]:
    return sorted(str(check) for check in given_checks)


def test_all_is_everything_everywhere() -> None:
    given_checks = checks("a@contoso.test", "b@contoso.test")
    assert checks_by_host(given_checks, ["one", "two", "one"]) == {"one": given_checks, "two": given_checks}


def test_own_is_what_a_host_names() -> None:
    shares = checks_by_host(
        checks("Alice@contoso.test", "bob@contoso.test", "x@fabrikam.test", "y@fabrikam.test"),
        ["one", "two", "three"],
        "own",
        {"one": ["alice@contoso.test", "nobody@contoso.test"], "two": [" *@FABRIKAM.test", "alice@contoso.test"]},
    )
    assert shares == {
        "one": checks("Alice@contoso.test"),
        "two": checks("Alice@contoso.test", "x@fabrikam.test", "y@fabrikam.test"),
        "": checks("bob@contoso.test"),
    }


def test_nothing_is_lost_without_hosts() -> None:
    for distribution in ("all", "own", "shared"):
        assert checks_by_host(checks("a@contoso.test"), [], distribution) == {"": checks("a@contoso.test")}
        assert checks_by_host([], ["one"], distribution) == {}


def test_shared_keeps_mailboxes_whole_and_hosts_equal() -> None:
    shares = checks_by_host(MANY, HOSTS, "shared")
    assert {len(part) for part in shares.values()} == {20}
    assert list(shares) == HOSTS
    assert as_texts(check for part in shares.values() for check in part) == as_texts(MANY)
    for user in {check["user"] for check in MANY}:
        assert sum(any(check["user"] == user for check in part) for part in shares.values()) == 1


def test_shared_is_the_same_in_any_order() -> None:
    first = homes(checks_by_host(MANY, HOSTS, "shared"))
    assert homes(checks_by_host(MANY[::-1], HOSTS[::-1], "shared")) == first


def test_a_host_more_or_less_moves_few_mailboxes() -> None:
    before = homes(checks_by_host(MANY, HOSTS, "shared"))
    less = homes(checks_by_host(MANY, HOSTS[1:], "shared"))
    assert all(less[user] != "relay0" for user in before)
    moved = sum(before[user] != less[user] for user in before if before[user] != "relay0")
    assert moved < len(before) / 4


def test_different_sizes_are_balanced() -> None:
    big = checks("big@contoso.test", protocols=[f"p{number}" for number in range(10)])
    shares = checks_by_host(
        big + checks(*(f"{number}@contoso.test" for number in range(10)), protocols=["imap"]), ["one", "two"], "shared"
    )
    assert sorted(len(part) for part in shares.values()) == [10, 10]


@given(st.lists(st.tuples(st.text(max_size=3), st.integers(1, 5)), max_size=30), st.integers(1, 6))
def test_every_check_is_made_exactly_once(mailboxes: list[tuple[str, int]], number: int) -> None:
    given_checks = [{"user": name, "protocol": str(one)} for name, size in mailboxes for one in range(size)]
    hosts = [f"h{one}" for one in range(number)]
    shares = checks_by_host(given_checks, hosts, "shared")
    assert as_texts(check for part in shares.values() for check in part) == as_texts(given_checks)
    largest = max((sum(check["user"].lower() == user.lower() for check in given_checks) for user in homes(shares)), default=0)
    assert max(map(len, shares.values()), default=0) <= -(-len(given_checks) // number) + largest


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("abc", ["one"]), "list of checks"),
        (([{"protocol": "imap"}], ["one"]), "list of checks"),
        ((checks("a@contoso.test"), "one"), "no list of host names"),
        ((checks("a@contoso.test"), ["one"], "some"), "'some' is not one of all, own, shared"),
        ((checks("a@contoso.test"), ["one"], "own", {"one": "a@contoso.test"}), "mailboxes of the host one"),
    ],
)
def test_mistakes_are_one_sentence(arguments: tuple[t.Any, ...], words: str) -> None:
    with pytest.raises(AnsibleFilterError, match=words):
        checks_by_host(*arguments)
