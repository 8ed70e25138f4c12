# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a refusal does to a refresh token in the store: only a number that surely means a dead one, said by whoever issued it, removes it."""

from __future__ import annotations

import typing as t

import pytest
from token_world import ALICE, World, world

from ansible_collections.m365.mail_oauth.plugins.module_utils._errors import TokenError

__all__ = ["world"]

#: Numbers of refusals after which a refresh token works again once the fault is gone, and some that nobody has seen.
PASSING = (
    50076,
    50079,
    53003,
    53000,
    50187,
    50146,
    50178,
    500571,
    1300130,
    50132,
    50013,
    70000,
    70043,
    65001,
    50057,
    9002313,
    7999999,
)
DEAD = (70008, 700081, 700082, 700084, 50173)


def refusal(error: str, *numbers: int, status: int = 400, text: str | None = None, **more: t.Any) -> dict[str, t.Any]:
    """Return a fault of the lab that refuses one refresh."""
    said = f"AADSTS{numbers[0]}: Something is wrong." if numbers else "Something is wrong."
    body: dict[str, t.Any] = {"error": error, "error_description": said if text is None else text, **more}
    if numbers:
        body["error_codes"] = list(numbers)
    return {"path": "/token$", "status": status, "body": body, "times": 4}


def refused(world: World, fault: dict[str, t.Any]) -> TokenError:
    """Mint while the fault is there; the fault is gone afterwards."""
    world.pass_time(4000)
    world.emulator.knobs(faults=[fault])
    with pytest.raises(TokenError) as caught:
        world.mint(ALICE)
    world.emulator.knobs(faults=[])
    return caught.value


@pytest.mark.parametrize("error", ["invalid_grant", "interaction_required"])
@pytest.mark.parametrize("number", PASSING)
def test_any_other_number_keeps_the_refresh_token(world: World, number: int, error: str) -> None:
    spent = world.sign_in()
    refused(world, refusal(error, number))
    assert spent in world.stored()
    assert world.mint(ALICE)


@pytest.mark.parametrize("number", DEAD)
def test_a_number_that_means_a_dead_token_removes_it(world: World, number: int) -> None:
    spent = world.sign_in()
    error = refused(world, refusal("invalid_grant", number))
    assert error.code == "interaction_required"
    assert spent not in world.stored()


@pytest.mark.parametrize(
    "fault",
    [
        refusal("invalid_grant"),
        refusal("invalid_grant", suberror="bad_token"),
        refusal("invalid_grant", 700082, 50076),
        refusal("invalid_grant", 700082, text="AADSTS50076: Another number in the text."),
        refusal("invalid_grant", 700082, status=503),
        refusal("invalid_grant", 700082, status=403),
        refusal("invalid_client", 700082),
        refusal("invalid_grant", text="The refresh token has expired. See AADSTS700082x."),
        refusal("invalid_grant", text="Token has been expired or revoked."),
    ],
)  # fmt: skip
def test_what_is_not_unambiguous_keeps_the_refresh_token(world: World, fault: dict[str, t.Any]) -> None:
    spent = world.sign_in()
    refused(world, fault)
    assert spent in world.stored()
    assert world.mint(ALICE)


def test_a_refusal_is_noted_and_forgotten_once_it_is_over(world: World) -> None:
    world.sign_in()
    refused(world, refusal("invalid_grant", 53003))
    assert '"code":"conditional_access_block"' in world.stored()
    world.mint(ALICE)
    assert '"refusal"' not in world.stored()
