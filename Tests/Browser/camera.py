"""Takes a page's picture in both lights, wide and narrow, without loading it again."""

import pathlib
import re

from playwright.sync_api import Browser, BrowserContext, Page

from words import LOCALES

PATIENCE = 90_000
WIDE, NARROW = (1280, 800), (360, 740)
# What is left of an A4 page between its margins.
PAPER = (688, 1000)
# A language changes words and a light changes colours: each language is looked at, and each light, not each pair.
THEMES = {"zh-Hans": ["light", "dark"], "zh-Hant": ["light"], "en": ["dark"]}


class Camera:
    def __init__(self, browser: Browser, into: pathlib.Path, themes: list[str] | None):
        self.browser, self.into, self.themes = browser, into, themes
        self.taken = 0
        # Pictures of pages that reach beyond their window.
        self.too_wide: list[str] = []

    def context(self, base: str, language: str, state=None) -> BrowserContext:
        context = self.browser.new_context(
            base_url=base, locale=LOCALES[language], timezone_id="Asia/Shanghai", reduced_motion="reduce",
            viewport={"width": WIDE[0], "height": WIDE[1]}, storage_state=state)
        # No picture is about how fast a loaded machine is.
        context.set_default_timeout(PATIENCE)
        # What a browser was told to speak comes before what the person chose for all of them.
        context.add_cookies([{"name": "lang", "value": language, "url": base}])
        return context

    def take(self, page: Page, who: str, name: str, language: str, *, sizes=(WIDE, NARROW), themes=None) -> None:
        folder = self.into / who
        folder.mkdir(parents=True, exist_ok=True)
        for size in sizes:
            page.set_viewport_size({"width": size[0], "height": size[1]})
            for theme in themes or self.themes or THEMES[language]:
                page.emulate_media(color_scheme=theme)
                picture = folder / f"{name}.{language}.{theme}.{size[0]}.png"
                page.screenshot(path=picture, full_page=True)
                self.taken += 1
                if page.evaluate("document.documentElement.scrollWidth") > size[0]:
                    self.too_wide.append(str(picture.relative_to(self.into)))
        page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})


def words_of(page: Page) -> str:
    """What a page says without its figures: two people who read the same need one picture."""
    main = page.locator("main")
    return re.sub(r"[\d\s]+", "", (main if main.count() else page.locator("body")).first.inner_text())
