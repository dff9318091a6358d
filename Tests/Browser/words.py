"""What the product says, read from its own catalogs: a test names the key and finds what a person reads."""

import functools
import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
LANGUAGES = ["zh-Hans", "zh-Hant", "en"]
# The languages as a browser asks for them.
LOCALES = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "en": "en-GB"}


@functools.cache
def catalog() -> dict[str, dict[str, str]]:
    texts: dict[str, dict[str, str]] = {}
    for path in sorted((ROOT / "Sources/Pages/Catalogs").glob("*.json")):
        texts |= json.loads(path.read_text(encoding="utf-8"))
    return texts


class Words:
    """The texts of one language: `words["ticket.take"]`."""

    def __init__(self, language: str):
        self.language = language

    def __getitem__(self, key: str) -> str:
        return catalog()[key][self.language]

    def filled(self, key: str, *values: str) -> str:
        text = self[key]
        for place, value in enumerate(values):
            text = text.replace("{%d}" % place, value)
        return text

    def start(self, key: str) -> str:
        """The text up to its first gap."""
        return self[key].split("{")[0].strip()
