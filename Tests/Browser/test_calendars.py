"""A21 · The calendars' room without a script: a day of its own, an import that is looked at first, and clocks that follow."""

import re

import pytest
from playwright.sync_api import expect

import visitor
from center import wait_until
from desk import Agent, form
from words import LANGUAGES, Words

CALENDAR = "/settings/calendars/center"
HOLIDAYS = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
DTSTART;VALUE=DATE:20990101
DTEND;VALUE=DATE:20990104
SUMMARY:元旦（休）
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20990110
SUMMARY:元旦（班）
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


@pytest.fixture
def supervisor(open_browser, new_center):
    visitor.set_up(new_center)
    agent = Agent(open_browser(new_center, scripts=False), Words("zh-Hans"), new_center, scripts=False)
    agent.sign_in()
    return agent


def import_file(agent, text: str) -> None:
    page = agent.page
    page.goto(CALENDAR)
    page.locator("#file summary").click()
    upload = form(page, "/import").last
    upload.locator('[name="file"]').set_input_files(
        [{"name": "holidays.ics", "mimeType": "text/calendar", "buffer": text.encode()}])
    upload.get_by_role("button", name=agent.words["calendar.preview"]).click()


def test_a_day_of_its_own_comes_and_goes(supervisor):
    page, words = supervisor.page, supervisor.words
    page.goto(CALENDAR + "?year=2099")
    expect(page.get_by_text(words.filled("calendar.provisional", "2099"))).to_be_visible()
    page.locator("#day summary").click()
    days = form(page, "/days")
    days.locator('[name="from"]').fill("2099-12-24")
    days.locator('[name="until"]').fill("2099-12-23")
    days.locator('[name="title"]').fill("盘点")
    days.locator('[name="kind"][value="off"]').check()
    days.get_by_role("button", name=words["calendar.save-day"]).click()
    supervisor.is_refused()
    days.locator('[name="until"]').fill("2099-12-25")
    days.get_by_role("button", name=words["calendar.save-day"]).click()
    expect(page).to_have_url(re.compile(r"year=2099"))
    expect(page.locator('td.off[title="盘点"]')).to_have_count(2)
    page.get_by_role("button", name=re.compile(words["calendar.remove"])).click()
    expect(page.locator('td.off[title="盘点"]')).to_have_count(0)


def test_an_import_is_looked_at_first(supervisor):
    page, words = supervisor.page, supervisor.words
    import_file(supervisor, HOLIDAYS)
    expect(page.get_by_role("heading", name=words.filled("calendar.preview-title", "4"))).to_be_visible()
    form(page, "/holidays").get_by_role("button", name=words["calendar.publish"]).click()
    expect(page).to_have_url(re.compile(r"year=2099"))
    expect(page.locator('td.off[title="元旦"]')).to_have_count(3)
    expect(page.locator('td.work[title="元旦"]')).to_have_count(1)
    import_file(supervisor, HOLIDAYS)
    expect(page.get_by_text(words["calendar.preview-same"])).to_be_visible()


def test_mistakes_of_a_file_are_shown_with_their_places(supervisor):
    import_file(supervisor, HOLIDAYS.replace("20990110", "20990231"))
    expect(supervisor.page.get_by_text(supervisor.words.filled("calendar.mistake", "9", "20", ""))).to_be_visible()


def test_running_clocks_follow(supervisor):
    """Closing every day of the week but one moves what runs by service days."""
    _, number = visitor.ask(supervisor.center)
    page, words = supervisor.page, supervisor.words
    page.goto(CALENDAR)
    page.locator("#week summary").click()
    week = form(page, "/week")
    for day in ["monday", "tuesday", "wednesday", "thursday", "friday"]:
        week.locator(f'[name="{day}"]').fill("")
    week.locator('[name="sunday"]').fill("09:00-10:00")
    week.get_by_role("button", name=words["calendar.save-week"]).click()

    def is_told() -> bool:
        page.goto(f"/tickets/{number}")
        return words["event.clock-recounted"].split("{")[0] in page.content()

    wait_until(is_told, "no clock was counted anew", supervisor.center)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_room_is_accessible(open_browser, accessible, center, language, theme):
    agent = Agent(open_browser(center, language, theme=theme), Words(language), center)
    agent.sign_in()
    for path in ["/settings/calendars", CALENDAR, CALENDAR + "?year=2030"]:
        agent.page.goto(path)
        accessible(agent.page)
