"""Pictures of every room as each role: in both lights, three languages, at a desk and on a phone. `bin/shots` calls it; the
pictures are for looking at, nothing is compared."""

import argparse
import pathlib
import re
import subprocess
import tempfile
import urllib.parse

from playwright.sync_api import Page, TimeoutError, sync_playwright

import crew
import first_day
import visitor
from camera import NARROW, PAPER, PATIENCE, THEMES, WIDE, Camera, words_of
from center import PROGRAM, Center
from poses import POSES, paper
from rooms import DESK, GROWN, ON_A_PHONE, PUBLIC
from words import LANGUAGES, ROOT

ROOMS = {**DESK, **GROWN}
FOLLOWED = {"follow": "ticket", "follow-asked": "asked", "follow-resolved": "resolved", "follow-rated": "rated"}


def main() -> None:
    asked = argparse.ArgumentParser(prog="bin/shots", description=__doc__)
    asked.add_argument("--data", type=pathlib.Path, help="a demo center's folder; made where there is none. Without it a small morning is played")
    asked.add_argument("--into", type=pathlib.Path, default=ROOT / ".shots")
    asked.add_argument("--people", nargs="*", help="sign-ins, `customer` and `first-day`; one of each role where none is named")
    asked.add_argument("--rooms", nargs="*", choices=[*PUBLIC, *FOLLOWED, *ROOMS, *POSES], help="all where none is named")
    asked.add_argument("--languages", nargs="*", choices=LANGUAGES, default=LANGUAGES)
    asked.add_argument("--themes", nargs="*", choices=["light", "dark"], help="in every language; both in simplified Chinese, one in the others where none is named")
    asked.add_argument("--chromium", default="/usr/bin/chromium")
    wish = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        center = Center(pathlib.Path(folder), "sqlite")
        passwords = demo(center, wish.data, wish.people or []) if wish.data else {}
        center.start()
        try:
            if not wish.data:
                passwords = morning(center)
            with sync_playwright() as playwright:
                camera = Camera(playwright.chromium.launch(executable_path=wish.chromium), wish.into, wish.themes)
                if not wish.rooms and (not wish.people or first_day.WHO in wish.people):
                    first_day.take_all(camera, center.folder, wish.languages)
                Album(camera, center, wish, passwords).take_all()
                camera.browser.close()
            print(f"{camera.taken} pictures in {wish.into}")
            print("".join(f"wider than its window: {one}\n" for one in camera.too_wide), end="")
        finally:
            center.stop()


def demo(center: Center, data: pathlib.Path, named: list[str]) -> dict[str, str]:
    """Makes the demo center where there is none, as `bin/run --demo` does; answers the password of one of each role and of
    who is named."""
    printed = data / "sign-ins"
    if not printed.exists():
        made = subprocess.run([PROGRAM, "demo", "--data", str(data)], check=True, capture_output=True, text=True)
        printed.write_text(made.stdout, encoding="utf-8")
    center.data = data
    text = printed.read_text(encoding="utf-8")
    password = re.search("[“「](.+?)[”」]", text).group(1)
    firsts: dict[str, str] = {}
    for login, role in re.findall(r"^  (\S+)\s+(.+?) · ", text, re.MULTILINE):
        firsts.setdefault(login if login in named else role, login)
    return {login: password for login in firsts.values()}


def morning(center: Center) -> dict[str, str]:
    """A small center in the middle of a morning."""
    supervisor = visitor.set_up(center)
    crew.a_morning(center, supervisor, crew.staff_it(center, supervisor))
    return {center.staff.login: center.staff.password} | {one.login: one.password for one in crew.CREW}


class Album:
    def __init__(self, camera: Camera, center: Center, wish: argparse.Namespace, passwords: dict[str, str]):
        self.camera, self.center, self.wish, self.passwords = camera, center, wish, passwords
        # What each room said already, by the room's name.
        self.said: dict[str, set[str]] = {}

    def take_all(self) -> None:
        people = list(self.passwords)
        page = self.sign_in(people[0])
        self.places = find_places(page)
        page.context.close()
        if not self.wish.people or "customer" in self.wish.people:
            self.public()
            self.follow(people[0])
        for login in people:
            if not self.wish.people or login in self.wish.people:
                self.person(login)

    def public(self) -> None:
        for language in self.wish.languages:
            page = self.camera.context(self.center.base, language).new_page()
            for name, path, pose in self.wanted(PUBLIC):
                if self.open(page, path) and self.pose(page, pose):
                    self.camera.take(page, "customer", name, language)
            page.context.close()

    def follow(self, staff: str) -> None:
        """What a customer sees of a ticket, by a link that the desk gives out."""
        desk = visitor.Visitor(self.center.base, "zh-Hans")
        desk.submit(desk.get("/sign-in").form("/sign-in"), {"login": staff, "password": self.passwords[staff]})
        for name, place in FOLLOWED.items():
            if self.places[place] == "0" or self.wish.rooms and name not in self.wish.rooms:
                continue
            made = visitor.act(desk, self.places[place], "links")
            link = urllib.parse.urlsplit(re.search(r'[^"]+/t/[^"]+', made.text)[0]).path
            for language in self.wish.languages:
                page = self.camera.context(self.center.base, language).new_page()
                self.open(page, link)
                self.camera.take(page, "customer", name, language)
                page.context.close()

    def person(self, login: str) -> None:
        """What reads as it did for somebody before has its picture; what reads differently for this role gets two looks."""
        page = self.sign_in(login)
        new, other, alike = [], [], set()
        for name, path, pose in self.wanted(ROOMS):
            if pose and POSES[name][0] in alike or not self.open(page, path) or not self.pose(page, pose):
                continue
            said, before = words_of(page), self.said.setdefault(name, set())
            if said in before:
                alike.add(name)
            else:
                (other if before else new).append((name, path, pose))
                before.add(said)
        state = page.context.storage_state()
        page.context.close()
        for language in self.wish.languages:
            page = self.camera.context(self.center.base, language, state).new_page()
            for name, path, pose in new + other:
                is_other = (name, path, pose) in other
                if is_other and language == "zh-Hant" or not self.open(page, path) or not self.pose(page, pose):
                    continue
                themes = [THEMES[language][0]] if is_other else None
                sizes = [PAPER] if pose is paper else [WIDE] if is_other and name not in ON_A_PHONE else [WIDE, NARROW]
                self.camera.take(page, login, name, language, sizes=sizes, themes=themes)
                page.emulate_media(media="screen")
            page.context.close()

    def sign_in(self, login: str) -> Page:
        page = self.camera.context(self.center.base, "zh-Hans").new_page()
        page.goto("/sign-in")
        page.locator('[name="login"]').fill(login)
        page.locator('[name="password"]').fill(self.passwords[login])
        page.locator('form[action$="/sign-in"] button').click()
        page.wait_for_url(re.compile(r"/desk"))
        return page

    def wanted(self, rooms: dict[str, str]):
        """The rooms and what is done in them: name, address and pose."""
        posed = {name: (rooms[room], pose) for name, (room, pose) in POSES.items() if room in rooms}
        every = {name: (path, None) for name, path in rooms.items()} | posed
        return [(name, path, pose) for name, (path, pose) in every.items() if not self.wish.rooms or name in self.wish.rooms]

    def open(self, page: Page, path: str) -> bool:
        """What a role may not enter has no picture of its own; a page that is nowhere is meant to be."""
        answer = page.goto(path.format(**self.places))
        return answer.status < 400 or path == PUBLIC["nowhere"]

    def pose(self, page: Page, pose) -> bool:
        """A room that lacks what is touched has no such picture."""
        if pose:
            page.set_default_timeout(5000)
            try:
                pose(page)
            except TimeoutError:
                return False
            finally:
                page.set_default_timeout(PATIENCE)
        return True


def find_places(page: Page) -> dict[str, str]:
    """One ticket of each kind, a customer and a colleague, as the lists show them first."""
    def first(path: str, start: str, within: str = "main") -> str:
        page.goto(path)
        link = page.locator(f'{within} a[href^="{start}"]').first
        return link.get_attribute("href").removeprefix(start).split("?")[0] if link.count() else "0"

    queues = {"new": "new", "mine": "mine", "ticket": "open", "asked": "waiting", "resolved": "resolved", "rated": "closed"}
    page.goto("/desk?queue=open")
    subject = page.locator(".row .subject").first
    return {place: first(f"/desk?queue={queue}", "/tickets/") for place, queue in queues.items()} | {
        "words": subject.inner_text()[:2] if subject.count() else "0",
        "late": first("/board", "/tickets/"), "customer": first("/customers", "/customers/"),
        "person": first("/settings/people", "/settings/people/"), "organisation": first("/organisations", "/organisations/"),
        "agreement": first("/agreements", "/agreements/"),
    }


if __name__ == "__main__":
    main()
