# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What ``tenant_policies_info`` foretells, held against what the emulator's policies really do, tenant by tenant.

A step may be foretold to work only if it works, and to be refused only if it is; what nobody can know, or what Microsoft's own sources
contradict each other about, has to end as unknown. The table is in the test's output (``pytest -s -m long``).
"""

from __future__ import annotations

import collections
import typing as t

import pytest
from policy_lab import PEOPLE, PolicyLab
from policy_tenants import tenant

from entra_emulator.testing import Emulator

ALL = 200
SHORT = range(0, ALL, 3)


class Table:
    """Sums of (step, prediction, outcome), and what is wrong, with the tenant."""

    def __init__(self) -> None:
        self.sums: collections.Counter[tuple[str, str, str]] = collections.Counter()
        self.wrong: list[str] = []

    def add(self, emulator: Emulator, number: int) -> None:
        people = {name: emulator.tenant("contoso").users[name.partition("@")[0]].object_id for name in PEOPLE}
        made = tenant(number, people)
        lab = PolicyLab(emulator, made)
        predicted = lab.predictions()
        happened = lab.outcomes()
        assert set(predicted) == set(happened)
        for step, outcome in predicted.items():
            self.sums[step.partition(" ")[0], outcome, happened[step]] += 1
            if outcome not in ("unknown", happened[step]):
                self.wrong.append(f"tenant {number}: {step} {outcome}, and {happened[step]}")
            if step in made.contested and outcome == "works":
                self.wrong.append(f"tenant {number}: {step} is contested and foretold to work")

    def text(self) -> str:
        ends = [(outcome, happened) for outcome in ("works", "refused", "unknown") for happened in ("works", "refused")]
        lines = [f"{'step':24}" + "".join(f"{f'{outcome}/{happened}':>18}" for outcome, happened in ends)]
        steps = dict.fromkeys(step for step, _outcome, _happened in self.sums)
        lines += [f"{step:24}" + "".join(f"{self.sums[(step, *end)]:>18}" for end in ends) for step in steps]
        lines.append(f"{'all':24}" + "".join(f"{self._all(*end):>18}" for end in ends))
        return "\n".join(lines)

    def _all(self, outcome: str, happened: str) -> int:
        return sum(count for (_step, one, two), count in self.sums.items() if (one, two) == (outcome, happened))

    def share(self, outcome: str) -> float:
        return sum(count for (_step, one, _two), count in self.sums.items() if one == outcome) / sum(self.sums.values())


@pytest.mark.parametrize("numbers", [SHORT, pytest.param(range(ALL), marks=pytest.mark.long)], ids=["some", "all"])
def test_nothing_is_foretold_that_does_not_come(emulator: Emulator, numbers: t.Iterable[int]) -> None:
    table = Table()
    for number in numbers:
        table.add(emulator, number)
    print(f"\nprediction/outcome\n{table.text()}")
    assert not table.wrong, "\n".join(table.wrong)
    # Who says unknown to everything foretells nothing.
    assert table.share("unknown") < 0.5 and table.share("works") > 0.2 and table.share("refused") > 0.2
