"""What the people of the story do in a browser, in the words of their language."""

import re
import urllib.parse

from playwright.sync_api import Page, expect

from center import Center
from words import Words

NUMBER = re.compile(r"[A-Z]{2,6}-\d{11,}")


# The rarer verbs of a ticket, which stand in its menu.
IN_THE_MENU = {
    "hand-over", "assign", "wrong-assignment", "escalate", "urge", "promise", "workaround", "extend", "relate",
}


def form(page: Page, ending: str):
    return page.locator(f'form[action$="{ending}"]')


def fill(paper, fields: dict[str, str]) -> None:
    """Writes into the fields of a form, and chooses where there is a choice."""
    for name, value in fields.items():
        field = paper.locator(f'[name="{name}"]')
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


class Person:
    def __init__(self, page: Page, words: Words, center: Center, *, scripts: bool = True):
        self.page, self.words, self.center, self.scripts = page, words, center, scripts

    def look(self) -> None:
        """Without scripts nothing appears by itself: look again."""
        if not self.scripts:
            # A refused form is the answer to a POST: reloading would send it again, so its ticket is opened anew.
            self.page.goto(re.sub(r"(/(?:tickets|my)/[^/?]+)/.*", r"\1", self.page.url))

    def sees(self, text: str) -> None:
        self.look()
        expect(self.page.get_by_text(text).first).to_be_visible()

    def is_refused(self, key: str = "refusal.invalid") -> None:
        expect(self.page.get_by_role("alert").filter(has_text=self.words[key])).to_be_visible()


class Customer(Person):
    number: str
    link: str

    def ask(self, words: str, demand: str, *, contact: str, files: list[dict] | None = None) -> None:
        page = self.page
        page.goto("/")
        page.get_by_role("link", name=self.words["portal.ask"]).first.click()
        ask = form(page, "/ask")
        ask.locator('[name="words"]').fill(words)
        ask.locator('[name="demand"]').fill(demand)
        ask.locator('[name="type"]').select_option("fault")
        ask.locator('[name="name"]').fill("周女士")
        ask.locator('[name="contact"]').fill(contact)
        if files:
            ask.locator('[name="file"]').set_input_files(files)
        ask.get_by_role("button", name=self.words["ask.send"]).click()
        expect(page.get_by_role("heading", name=self.words["asked.title"])).to_be_visible()
        self.number = page.get_by_text(NUMBER).first.inner_text().strip()
        self.link = page.get_by_label(self.words["asked.link"]).input_value()

    def follow(self) -> None:
        """Opens the link that was to be kept, as from a bookmark."""
        self.page.goto(urllib.parse.urlsplit(self.link).path)
        expect(self.page).to_have_url(re.compile(rf"/my/{self.number}$"))

    def answer(self, words: str) -> None:
        self.look()
        messages = form(self.page, "/messages")
        messages.locator('[name="words"]').fill(words)
        messages.get_by_role("button", name=self.words["follow.answer-send"]).click()
        expect(self.page.get_by_text(words).first).to_be_visible()

    def confirm(self) -> None:
        self.look()
        form(self.page, "/confirmation").get_by_role("button", name=self.words["outcome.solved"], exact=True).click()
        expect(self.page.get_by_text(self.words["follow.status-closed"])).to_be_visible()

    def rate(self, stars: int, words: str) -> None:
        rating = form(self.page, "/rating")
        rating.get_by_role("radio", name=self.words[f"stars.{stars}"], exact=True).check()
        rating.locator('[name="words"]').fill(words)
        rating.get_by_role("button", name=self.words["follow.rate-send"]).click()
        expect(self.page.get_by_role("img", name=self.words[f"stars.{stars}"])).to_be_visible()


class Agent(Person):
    # Who it is; the first supervisor where nothing else is said.
    who = None

    def set_up(self) -> None:
        """First run: the code from the data folder makes the center."""
        page = self.page
        page.goto("/")
        expect(page).to_have_url(re.compile(r"/setup$"))
        setup = form(page, "/setup")
        answers = {**self.center.answers(), "code": self.center.setup_code(), "language": self.words.language}
        for name in ["code", "center", "supervisor", "login", "password"]:
            setup.locator(f'[name="{name}"]').fill(answers[name])
        for name in ["language", "zone"]:
            setup.locator(f'[name="{name}"]').select_option(answers[name])
        setup.locator(f'[name="preset"][value="{answers["preset"]}"]').check()
        setup.get_by_role("button", name=self.words["setup.send"]).click()
        expect(page).not_to_have_url(re.compile(r"/setup$"))

    def sign_in(self) -> None:
        page = self.page
        # What a browser was told to speak comes before what the person chose for all of them.
        page.context.add_cookies([{"name": "lang", "value": self.words.language, "url": self.center.base}])
        page.goto("/desk")
        if "/sign-in" in page.url:
            door = form(page, "/sign-in")
            who = self.who or self.center.staff
            door.locator('[name="login"]').fill(who.login)
            door.locator('[name="password"]').fill(who.password)
            door.get_by_role("button", name=self.words["sign-in.send"]).click()
        expect(page).to_have_url(re.compile(r"/desk"))

    def sign_out(self) -> None:
        self.page.locator("details.menu > summary").click()
        form(self.page, "/sign-out").get_by_role("button", name=self.words["frame.sign-out"]).click()
        self.page.goto("/desk")
        expect(self.page).to_have_url(re.compile(r"/sign-in"))

    def open(self, number: str) -> None:
        self.look()
        self.page.locator(f'a[href*="/tickets/{number}"]').first.click()
        expect(self.page.locator(f'article[data-number="{number}"]')).to_be_visible()

    def status_is(self, status: str) -> None:
        self.look()
        expect(self.page.locator("#ticket-head")).to_contain_text(self.words[f"status.{status}"])

    def press(self, resource: str, key: str) -> None:
        form(self.page, f"/{resource}").get_by_role("button", name=self.words[key]).click()

    def write(self, mode: str, resource: str, field: str, words: str) -> None:
        """Turns to a tab of the composer, writes and sends."""
        tabs = self.page.get_by_role("group", name=self.words["composer.tabs"])
        tabs.get_by_role("radio", name=self.words[f"composer.{mode}"], exact=True).check()
        paper = form(self.page, f"/{resource}")
        paper.locator(f'[name="{field}"]').fill(words)
        paper.get_by_role("button", name=self.words[f"composer.{mode}-send"]).click()

    def deed(self, verb: str, answer: str | None = None, **fields: str) -> None:
        """Unfolds a rarer verb of the ticket, in its menu or at its side, fills in its form and sends it."""
        deed = self.page.locator(f'details.deed[id^="deed-{verb}"]').first
        if verb in IN_THE_MENU:
            self.open_menu()
        expect(deed).to_be_attached()
        deed.locator("> summary").click()
        fill(deed.locator("form"), fields)
        buttons = deed.locator("form button")
        (buttons.filter(has_text=self.words[answer]) if answer else buttons.last).click()
        # What was accepted comes back folded.
        expect(self.page.locator(f'details.deed[open][id^="deed-{verb}"]')).to_have_count(0)

    def open_menu(self) -> None:
        """The menu of the rarer verbs, with their forms."""
        menu = self.page.locator("#more")
        expect(menu).to_be_attached()
        if menu.get_attribute("open") is None:
            menu.locator("> summary").click()
            if not self.scripts:
                menu.get_by_role("link", name=self.words["more.unfold"]).click()
        expect(menu.locator(".deed").first).to_be_attached()

    def thread_has(self, words: str) -> None:
        self.look()
        expect(self.page.get_by_role("region", name=self.words["ticket.conversation"])).to_contain_text(words)
