"""Pictures of every room as each role: in both lights, three languages, at a desk and, where people come with a phone, at
360 px. `bin/shots` calls it; the pictures are for looking at, nothing is compared."""

import argparse
import pathlib
import re
import subprocess
import tempfile

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

import crew
import visitor
from center import PROGRAM, Center
from rooms import DESK, ON_A_PHONE, PUBLIC
from words import LANGUAGES, LOCALES, ROOT

WIDE, NARROW = (1280, 800), (360, 740)


def main() -> None:
    asked = argparse.ArgumentParser(prog="bin/shots", description=__doc__)
    asked.add_argument("--data", type=pathlib.Path, help="a demo center's folder; made where there is none. Without it a small morning is played")
    asked.add_argument("--into", type=pathlib.Path, default=ROOT / ".shots")
    asked.add_argument("--people", nargs="*", help="sign-ins; one of each role where none is named")
    asked.add_argument("--rooms", nargs="*", choices=[*PUBLIC, "follow", *DESK], help="all where none is named")
    asked.add_argument("--languages", nargs="*", choices=LANGUAGES, default=LANGUAGES)
    asked.add_argument("--themes", nargs="*", choices=["light", "dark"], default=["light", "dark"])
    asked.add_argument("--chromium", default="/usr/bin/chromium")
    wish = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        center = Center(pathlib.Path(folder), "sqlite")
        passwords = demo(center, wish.data) if wish.data else {}
        center.start()
        try:
            customer = None if wish.data else morning(center, passwords)
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=wish.chromium)
                taken = Shots(browser, center, wish).all(passwords, customer)
                browser.close()
            print(f"{taken} pictures in {wish.into}")
        finally:
            center.stop()


def demo(center: Center, data: pathlib.Path) -> dict[str, str]:
    """Makes the demo center where there is none, as `bin/run --demo` does; answers the password of one of each role."""
    printed = data / "sign-ins"
    if not printed.exists():
        made = subprocess.run([PROGRAM, "demo", "--data", str(data)], check=True, capture_output=True, text=True)
        printed.write_text(made.stdout, encoding="utf-8")
    center.data = data
    text = printed.read_text(encoding="utf-8")
    password = re.search("[“「](.+?)[”」]", text).group(1)
    firsts: dict[str, str] = {}
    for login, role in re.findall(r"^  (\S+)\s+(.+?) · ", text, re.MULTILINE):
        firsts.setdefault(role, login)
    return {login: password for login in firsts.values()}


def morning(center: Center, passwords: dict[str, str]) -> tuple[visitor.Visitor, str]:
    """A small center in the middle of a morning; answers a customer and the ticket that they follow."""
    supervisor = visitor.set_up(center)
    played = crew.a_morning(center, supervisor, crew.staff_it(center, supervisor))
    passwords[center.staff.login] = center.staff.password
    passwords.update({one.login: one.password for one in crew.CREW})
    return played.customer, played.numbers["rated"]


class Shots:
    def __init__(self, browser: Browser, center: Center, wish: argparse.Namespace):
        self.browser, self.center, self.wish = browser, center, wish
        self.taken = 0
        self.places: dict[str, str] = {}

    def all(self, passwords: dict[str, str], customer: tuple[visitor.Visitor, str] | None) -> int:
        for language, theme, size in self.looks():
            page = self.context(language, theme, size).new_page()
            for name, path in self.wanted(PUBLIC):
                self.shoot(page, path, "customer", name, language, theme)
            page.context.close()
        if customer and (not self.wish.rooms or "follow" in self.wish.rooms):
            self.follow(*customer)
        for login, password in passwords.items():
            if not self.wish.people or login in self.wish.people or not self.places:
                self.person(login, password)
        return self.taken

    def follow(self, person: visitor.Visitor, number: str) -> None:
        cookies = [{"name": one.name, "value": one.value, "url": self.center.base} for one in person.jar]
        for language, theme, size in self.looks():
            context = self.context(language, theme, size)
            context.add_cookies([one for one in cookies if one["name"] != "lang"])
            self.shoot(context.new_page(), f"/my/{number}", "customer", "follow", language, theme)
            context.close()

    def person(self, login: str, password: str) -> None:
        first = self.context("zh-Hans", "light", WIDE)
        page = first.new_page()
        page.goto("/sign-in")
        page.locator('[name="login"]').fill(login)
        page.locator('[name="password"]').fill(password)
        page.locator('form[action$="/sign-in"] button').click()
        page.wait_for_url(re.compile(r"/desk"))
        self.places = self.places or self.find_places(page)
        state = first.storage_state()
        first.close()
        if self.wish.people and login not in self.wish.people:
            return
        for language, theme, size in self.looks():
            context = self.context(language, theme, size, state)
            page = context.new_page()
            for name, path in self.wanted(DESK):
                if size == WIDE or name in ON_A_PHONE:
                    self.shoot(page, path.format(**self.places), login, name, language, theme)
            context.close()

    def find_places(self, page: Page) -> dict[str, str]:
        """One ticket of each kind, a customer and a colleague, as the lists show them first."""
        def first(path: str, start: str) -> str:
            page.goto(path)
            link = page.locator(f'main a[href^="{start}"]').first
            return link.get_attribute("href").removeprefix(start).split("?")[0] if link.count() else "0"

        return {
            "ticket": first("/desk?queue=open", "/tickets/"), "asked": first("/desk?queue=waiting", "/tickets/"),
            "rated": first("/desk?queue=closed", "/tickets/"), "customer": first("/customers", "/customers/"),
            "person": first("/settings/people", "/settings/people/"),
        }

    def looks(self) -> list[tuple[str, str, tuple[int, int]]]:
        return [(language, theme, size) for language in self.wish.languages for theme in self.wish.themes for size in (WIDE, NARROW)]

    def wanted(self, rooms: dict[str, str]) -> list[tuple[str, str]]:
        return [(name, path) for name, path in rooms.items() if not self.wish.rooms or name in self.wish.rooms]

    def context(self, language: str, theme: str, size: tuple[int, int], state=None) -> BrowserContext:
        context = self.browser.new_context(
            base_url=self.center.base, locale=LOCALES[language], timezone_id="Asia/Shanghai", color_scheme=theme,
            viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce", storage_state=state)
        context.add_cookies([{"name": "lang", "value": language, "url": self.center.base}])
        return context

    def shoot(self, page: Page, path: str, who: str, name: str, language: str, theme: str) -> None:
        answer = page.goto(path)
        # What a role may not enter has no picture of its own; a page that is nowhere is meant to be.
        if answer.status >= 400 and name != "nowhere":
            return
        folder = self.wish.into / who
        folder.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=folder / f"{name}.{language}.{theme}.{page.viewport_size['width']}.png", full_page=True)
        self.taken += 1


if __name__ == "__main__":
    main()
