# SPDX-FileCopyrightText: 2026 The m365.mail_oauth contributors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Makes the pictures of the README of a real run: ``script/pictures``, which runs ``script/quickstart`` in a terminal before.

``docs/images/shows.json`` keeps what they show: the terminal's text, the digests of both files and of the report's text, the versions that ran.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import typing as t

ROOT = pathlib.Path(__file__).resolve().parents[3]
IMAGES = ROOT / "docs" / "images"
TERMINAL, REPORT, SHOWS = IMAGES / "quickstart.svg", IMAGES / "report.png", IMAGES / "shows.json"
#: Pixels of a letter and a line, and how much of the report is shown.
WIDE, HIGH, MARGIN = 8, 18, 16
VIEW = (1100, 900)
#: Spaces that no browser puts together.
NO_BREAK = "&#160;"
_COLOURS = {"31": "#ff7b72", "32": "#7ee787"}
_CODE = re.compile(r"\x1b\[([0-9;?]*)([A-Za-z])")


def shown(typescript: str, places: t.Mapping[str, str]) -> list[str]:
    """Return the lines that a terminal shows in the end, with the codes of red and green alone, and other words for ``places``."""
    kept = _CODE.sub(lambda code: code[0] if code[2] == "m" and code[1] in (*_COLOURS, "0", "") else "", typescript)
    for place, word in places.items():
        kept = kept.replace(place, word)
    lines = [line.rstrip("\r").rpartition("\r")[2].rstrip() for line in kept.split("\n")]
    return [line for line in lines if not line.startswith("Script ")]


def terminal(lines: t.Sequence[str]) -> str:
    """Return the picture of a terminal, as SVG."""
    width = max(len(_CODE.sub("", line)) for line in lines) * WIDE + 2 * MARGIN
    height = len(lines) * HIGH + 2 * MARGIN
    rows = []
    for number, line in enumerate(lines):
        spans, colour, column = [], "", 0
        for part in re.split(r"(\x1b\[[0-9;]*m)", line):
            if code := _CODE.fullmatch(part):
                colour = _COLOURS.get(code[1], "")
            elif part:
                fill = f' fill="{colour}"' if colour else ""
                spans.append(f'<tspan x="{MARGIN + column * WIDE}"{fill}>{html.escape(part).replace(" ", NO_BREAK)}</tspan>')
                column += len(part)
        if spans:
            rows.append(f'<text y="{MARGIN + (number + 1) * HIGH - 5}">{"".join(spans)}</text>')
    style = f'font-family="ui-monospace, DejaVu Sans Mono, monospace" font-size="{WIDE / 0.602:.2f}" fill="#e6edf3"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img">',
            "<title>What script/quickstart shows</title>",
            f'<rect width="{width}" height="{height}" rx="8" fill="#0d1117"/>',
            f"<g {style}>",
            *rows,
            "</g>",
            "</svg>\n",
        ]
    )


def digest(what: bytes) -> str:
    """Return the SHA-256 of some bytes, as it is kept."""
    return hashlib.sha256(what).hexdigest()


def report(page: pathlib.Path, picture: pathlib.Path) -> str:
    """Make the picture of a report's beginning; return the text of the whole page."""
    from playwright.sync_api import sync_playwright

    browser = (
        os.environ.get("CHROMIUM")
        or shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        tab = chromium.new_context(color_scheme="light", viewport={"width": VIEW[0], "height": VIEW[1]}).new_page()
        tab.goto(page.resolve().as_uri())
        tab.screenshot(path=str(picture))
        text = str(tab.inner_text("body"))
        chromium.close()
    return text


def main() -> int:
    """Make both pictures, and write down what they show."""
    parser = argparse.ArgumentParser(prog="script/pictures", description=__doc__)
    parser.add_argument("--typescript", required=True, type=pathlib.Path, help="what the terminal showed of script/quickstart")
    parser.add_argument("--report", required=True, type=pathlib.Path, help="the report.html of that run")
    parser.add_argument("--home", required=True, help="the home directory of that run")
    options = parser.parse_args()
    IMAGES.mkdir(exist_ok=True)
    lines = shown(options.typescript.read_text(encoding="utf-8"), {options.home: "~", str(ROOT): "~/m365.mail_oauth"})
    while lines and not lines[0]:
        del lines[0]
    while lines and not lines[-1]:
        del lines[-1]
    lines.insert(0, "$ script/quickstart")
    TERMINAL.write_text(terminal(lines), encoding="utf-8")
    text = report(options.report, REPORT)
    version = subprocess.run(["ansible", "--version"], capture_output=True, text=True, check=True).stdout
    (collection,) = re.findall(r"^version: (\S+)", (ROOT / "galaxy.yml").read_text(encoding="utf-8"), re.M)
    shows = {
        "collection": collection,
        "ansible-core": re.findall(r"core ([\d.]+)", version)[0],
        TERMINAL.name: {"sha256": digest(TERMINAL.read_bytes()), "lines": lines},
        REPORT.name: {"sha256": digest(REPORT.read_bytes()), "text": digest(text.encode()), "begins": text.split("\n")[:12]},
    }
    SHOWS.write_text(json.dumps(shows, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
