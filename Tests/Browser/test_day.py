"""A5 · A9 · A10 · A13 · C3 · C10 · C11 · D4 · D6 · D8 · D9 · E13 · A day of the center, by each of its people."""

import datetime
import pathlib
import re
import zoneinfo

import pytest
from playwright.sync_api import expect

import crew
import visitor
from center import Center
from desk import Customer, fill, form
from test_manual_room import Editor, in_force
from test_pages import check
from words import Words

# What people say and write, in both languages.
SAID = {
    "zh-Hans": {
        "call": "打印机又罢工了！！屏幕显示 E05，我们全店等着开票呢，快点", "call-demand": "今天中午前能打印小票",
        "spot": "发票抬头在哪里改啊", "spot-demand": "改成公司抬头", "spot-solution": "在“账户—开票信息”里修改，已带客户改好。",
        "spot-evidence": "客户电话中说改好了", "ask": "会员系统登上去就闪退，换了电脑也一样", "ask-demand": "恢复登录",
        "why-urgent": "门店正在做活动，收银全停", "progress": "已经定位到认证服务，正在恢复。", "promise": "两小时内给您回电说明进展。",
        "why-more": "供应商的补丁明天才到", "question": "请问闪退时屏幕上有什么提示？", "answer": "提示“令牌过期”",
        "solution": "重建了令牌缓存，登录恢复。请各收银台重新登录一次。", "rated": "前后三个人才解决，太慢了", "no-answer": "响铃 40 秒无人接",
        "reached": "客户接受道歉，希望以后先告知进度", "contacted": "已致电致歉，了解了经过", "remedy": "赠送一个月服务，并指定专人对接",
        "over": "客户在门店，请现场看一下打印机", "qualified": "上岗培训与考核合格", "overtime": "加班", "edition": "岗位一节写得更清楚",
        "urgent": "二级紧急", "agent": "客服专员",
    },
    "en": {
        "call": "the printer is down again!! it says E05 and the whole shop is waiting", "call-demand": "print receipts before noon",
        "spot": "where do I change the name on the invoice", "spot-demand": "the company's name", "spot-solution": "Under Account, Invoices; done together with the customer.",
        "spot-evidence": "said so on the phone", "ask": "the member system closes right after signing in, on every computer", "ask-demand": "sign in again",
        "why-urgent": "A campaign is on and no till works", "progress": "We have found it: the sign-in service. We are restoring it.", "promise": "We will call you within two hours.",
        "why-more": "The supplier's patch comes tomorrow", "question": "What does the screen say when it closes?", "answer": "It says the token is too old",
        "solution": "The token cache was rebuilt. Please sign in once more at each till.", "rated": "three people and far too slow", "no-answer": "rang for 40 s",
        "reached": "Accepts the apology", "contacted": "Called and apologised", "remedy": "A month of service, and one person to talk to",
        "over": "Please look at the printer in the shop", "qualified": "Passed the course", "overtime": "Overtime", "edition": "The roles are told more clearly",
        "urgent": "Urgent", "agent": "Agent",
    },
}


class Colleague(Editor):
    """Somebody of the center at a browser of their own; every page that they go to is looked at."""

    look_at = staticmethod(lambda _: None)

    def visit(self, path: str) -> None:
        self.page.goto(path)
        check(self.page, self.words.language)
        self.look_at(self.page)

    def unfolded(self, key: str):
        """A form that unfolds, opened."""
        part = self.page.locator("details.unfold").filter(has=self.page.locator("summary", has_text=self.words[key])).first
        part.locator("> summary").click()
        return part.locator("form")


class Day:
    """The center, its people at their browsers, and the tickets of the day."""

    call = asked = spot = ""

    def __init__(self, center: Center, words: Words, open_browser, look_at):
        self.center, self.words, self.open_browser, self.look_at = center, words, open_browser, look_at
        self.said = SAID[words.language]
        self.lead = visitor.set_up(center)
        self.people: dict[str, Colleague] = {}
        self.customer = Customer(open_browser(center, words.language, width=390, height=844), words, center)

    def at(self, login: str) -> Colleague:
        """A person, signed in; the supervisor has no login here but `lead`."""
        if login not in self.people:
            one = Colleague(self.open_browser(self.center, self.words.language), self.words, self.center)
            one.who = None if login == "lead" else crew.hand(login)
            one.look_at = self.look_at
            one.sign_in()
            self.people[login] = one
        return self.people[login]

    def now(self, **later: int) -> str:
        """A moment as the fields of the center's zone take it."""
        moment = datetime.datetime.now(zoneinfo.ZoneInfo("Asia/Shanghai")) + datetime.timedelta(**later)
        return moment.strftime("%Y-%m-%dT%H:%M")


# ---- The morning

def the_administrator_takes_people_in(day: Day) -> None:
    lead, words = day.at("lead"), day.words
    page, agent = lead.page, crew.hand("chen.yu")
    lead.visit("/settings/people")
    paper = lead.unfolded("people.new")
    fill(paper, {"login": agent.login, "name": agent.name, "password": agent.password, "role": agent.role,
                 "team": agent.team, "scope": "all"})
    paper.get_by_role("button", name=words["people.add"]).click()
    expect(page.get_by_role("heading", name=agent.name)).to_be_visible()
    expect(page.locator("dl.facts")).to_contain_text(day.said["agent"])

    # Nobody is given tickets before they are qualified, by hand only with a reason.
    paper = lead.unfolded("people.qualify")
    fill(paper, {"reason": day.said["qualified"]})
    paper.get_by_role("button").click()
    expect(page.locator("section ul.points")).to_contain_text(day.said["qualified"])
    lead.look_at(page)

    for one in crew.CREW[1:]:
        crew.hire(day.lead, one)
    lead.visit("/settings/people")
    page.get_by_role("main").get_by_role("link", name=day.center.staff.name).click()
    paper = lead.unfolded("people.name-deputy")
    paper.locator("select").select_option(label=crew.hand("he.min").name)
    paper.get_by_role("button").click()
    expect(page.locator("dl.facts")).to_contain_text(crew.hand("he.min").name)


def the_administrator_lengthens_today(day: Day) -> None:
    """So that customers can be called back at whatever hour this is played."""
    lead, page = day.at("lead"), day.at("lead").page
    lead.visit("/settings/calendars")
    lead.visit("/settings/calendars/calling")
    page.locator("#day > summary").click()
    days = form(page, "/days")
    fill(days, {"from": day.now()[:10], "until": day.now(days=1)[:10], "title": day.said["overtime"], "periods": "00:00-24:00"})
    days.locator('[name="kind"][value="work"]').check()
    days.get_by_role("button", name=day.words["calendar.save-day"]).click()
    expect(page.locator(f'td[title="{day.said["overtime"]}"]').first).to_be_visible()


def everybody_comes_to_work(day: Day) -> None:
    lead, words = day.at("lead"), day.words

    def arrive(login: str) -> None:
        menu = day.at(login).page.locator("header details.menu")
        menu.locator("> summary").click()
        menu.get_by_role("button", name=words["presence.available"], exact=True).click()
        expect(day.at(login).page.locator('header .menu [data-presence="available"]')).to_be_attached()

    arrive("lead")
    lead.visit("/board")
    for login in ["he.min", "zhao.lei", "partner.li", "chen.yu"]:
        arrive(login)
    # The open board has seen them come.
    people = lead.page.get_by_role("region", name=words["board.people"])
    expect(people.locator('[data-presence="available"]')).to_have_count(5)
    expect(people.locator("tr").filter(has_text=day.center.staff.name)).to_contain_text(words["presence.available"])
    lead.visit("/board/wall")
    expect(lead.page.locator(".totals")).to_contain_text("5")


# ---- At the phone

def a_call_is_written_down(day: Day) -> None:
    agent, words, said = day.at("chen.yu"), day.words, day.said
    page = agent.page
    agent.visit("/registration")
    page.locator("#caller-q").fill("13912345678")
    page.keyboard.press("Enter")
    expect(page.get_by_text(words["registration.nobody"])).to_be_visible()
    paper = form(page, "/registration")
    expect(paper.locator('[name="contact"]')).to_have_value("13912345678")
    fill(paper, {"name": "周女士", "words": said["call"], "demand": said["call-demand"], "occurred": day.now(minutes=-30)})
    # Another type asks for other facts, and nothing that was written is lost.
    paper.locator('[name="type"]').select_option("fault")
    expect(paper.locator('[name="fact-device"]')).to_be_visible()
    expect(paper.locator('[name="words"]')).to_have_value(said["call"])
    fill(paper, {"fact-device": "UX-200", "fact-error": "E05"})
    paper.locator('[name="answer"][value="core"]').check()
    agent.look_at(page)
    paper.get_by_role("button", name=words["registration.register"], exact=True).last.click()
    expect(page).to_have_url(re.compile(r"/tickets/"))
    day.call = page.url.rsplit("/", 1)[-1]

    # The level carries its reason, down to the sentence of the manual.
    agent.status_is("open")
    agent.thread_has(said["call"])
    head = page.locator("#ticket-head")
    expect(head.locator(".level")).to_have_text(said["urgent"])
    mark = head.locator(".line details.mark").first
    expect(mark.locator("summary")).to_have_text(words.filled("mark.by", "3.2"))
    mark.locator("summary").click()
    expect(mark.locator("blockquote")).to_be_visible()
    page.keyboard.press("Escape")
    agent.look_at(page)


def the_customer_presses(day: Day) -> None:
    agent, words = day.at("chen.yu"), day.words
    page = agent.page
    agent.visit("/registration")
    page.locator("#caller-q").fill("5678")
    page.keyboard.press("Enter")
    caller = page.locator("section.caller")
    expect(caller).to_contain_text(day.call)
    assert page.evaluate("document.activeElement.name") == "words", "writing begins at once"
    agent.look_at(page)
    caller.get_by_role("button", name=words["registration.urge"]).click()
    expect(page.get_by_role("status").filter(has_text=words.filled("registration.urged", day.call))).to_be_visible()
    agent.visit(f"/tickets/{day.call}")
    expect(page.locator("#ticket-head .urges")).to_have_text(words.filled("ticket.urges", "1"))


def another_is_solved_by_keyboard_alone(day: Day) -> None:
    agent, said = day.at("chen.yu"), day.said
    page = agent.page
    agent.visit("/registration")
    keys = page.keyboard
    assert page.evaluate("document.activeElement.id") == "caller-q"
    for text in ["", "郑先生", "", "13800138000", said["spot"], said["spot-demand"], said["spot-solution"], said["spot-evidence"]]:
        keys.press("Tab")
        keys.type(text)
    keys.press("Control+Enter")
    expect(page).to_have_url(re.compile(r"/tickets/"))
    day.spot = page.url.rsplit("/", 1)[-1]
    agent.status_is("closed")
    agent.thread_has(said["spot"])
    expect(page.locator("#ticket-side")).to_contain_text(said["spot-solution"])


# ---- A request on its way through many hands

def a_request_is_ranked_anew(day: Day) -> None:
    customer, engineer, lead, words, said = day.customer, day.at("zhao.lei"), day.at("lead"), day.words, day.said
    page = engineer.page
    engineer.visit("/desk?queue=mine")
    customer.ask(said["ask"], said["ask-demand"], contact="zhou@example.com")
    day.asked = customer.number
    # The manual gives it to technical support, which accepts it.
    engineer.open(day.asked)
    engineer.press("acceptance", "ticket.accept")
    engineer.thread_has(words.filled("event.accepted", crew.hand("zhao.lei").name))

    ranks = form(page, "/classification")
    fill(ranks, {"level": "urgent"})
    ranks.get_by_role("button").click()
    engineer.is_refused()
    ranks = form(page, "/classification")
    fill(ranks, {"level": "urgent", "reason": said["why-urgent"]})
    ranks.get_by_role("button").click()
    expect(page.locator("#ticket-head .signing")).to_have_attribute("data-signed", "no")
    engineer.look_at(page)

    lead.visit("/approvals")
    waiting = lead.page.locator("ol.decisions > li").filter(has_text=day.asked)
    expect(waiting).to_contain_text(words["approvals.kind.sign-off"])
    waiting.get_by_role("button", name=words["approvals.sign-off"], exact=True).click()
    expect(waiting).to_have_count(0)
    expect(page.locator("#ticket-head .signing")).to_have_attribute("data-signed", "yes")


def work_is_told_and_promised(day: Day) -> None:
    engineer, words, said = day.at("zhao.lei"), day.words, day.said
    engineer.write("progress", "progress", "words", said["progress"])
    engineer.thread_has(said["progress"])
    engineer.deed("promise", way="call", due=day.now(hours=2), words=said["promise"])
    clocks = engineer.page.get_by_role("list", name=words["ticket.clocks"])
    expect(clocks).to_contain_text(words["clock.kind.promise"])
    engineer.deed("keep-promise")
    engineer.thread_has(words.filled("event.promise-kept", crew.hand("zhao.lei").name))
    day.customer.follow()
    day.customer.sees(said["progress"])
    day.look_at(day.customer.page)


def more_time_is_asked_and_granted(day: Day) -> None:
    engineer, lead, words = day.at("zhao.lei"), day.at("lead"), day.words
    engineer.deed("extend", clock="solution", moment=day.now(days=3), reason=day.said["why-more"])
    lead.visit("/approvals")
    waiting = lead.page.locator("ol.decisions > li").filter(has_text=day.asked)
    expect(waiting).to_contain_text(day.said["why-more"])
    # Refused, it needs an answer.
    waiting.get_by_role("button", name=words["approvals.refuse"], exact=True).click()
    expect(lead.page.get_by_role("alert")).to_be_visible()
    waiting.get_by_role("button", name=words["approvals.grant"], exact=True).click()
    expect(waiting).to_have_count(0)
    engineer.thread_has(words.filled("event.extension-granted", day.center.staff.name, "").strip(" ："))


def a_question_stops_the_clock(day: Day) -> None:
    engineer, customer, words, said = day.at("zhao.lei"), day.customer, day.words, day.said
    engineer.write("wait", "waiting", "words", said["question"])
    engineer.status_is("waiting")
    paused = engineer.page.locator('#ticket-head yd-clock[data-state="paused"]')
    expect(paused).to_contain_text(words["clock.kind.solution"])
    customer.follow()
    customer.sees(said["question"])
    customer.answer(said["answer"])
    engineer.thread_has(said["answer"])
    engineer.status_is("open")
    expect(paused).to_have_count(0)


def it_is_resolved_and_rated_badly(day: Day) -> None:
    engineer, customer, words, said = day.at("zhao.lei"), day.customer, day.words, day.said
    engineer.write("resolve", "resolution", "solution", "   ")
    engineer.is_refused()
    engineer.write("resolve", "resolution", "solution", said["solution"])
    engineer.status_is("resolved")
    expect(engineer.page.locator("#ticket-side")).to_contain_text(words["end.told"])
    customer.sees(said["solution"])
    customer.confirm()
    customer.rate(2, said["rated"])
    day.look_at(customer.page)
    expect(engineer.page.locator("#ticket-side .remedy")).to_be_visible()
    engineer.look_at(engineer.page)


# ---- Afterwards

def a_senior_calls_and_makes_it_good(day: Day) -> None:
    senior, words, said = day.at("he.min"), day.words, day.said
    page = senior.page
    senior.visit("/follow-ups")
    calls = page.get_by_role("region", name=words["follow-ups.calls"]).locator("ol.decisions > li").filter(has_text=day.asked)
    paper = calls.locator("form")

    def call(outcome: str, text: str, *, incoming: bool = False) -> None:
        if not paper.is_visible():
            calls.locator("details.unfold > summary").click()
        paper.get_by_role("radio", name=words[f"follow-ups.outcome.{outcome}"], exact=True).check()
        fill(paper, {"words": text})
        if incoming:
            paper.locator('[name="incoming"]').check()
        paper.get_by_role("button", name=words["follow-ups.save"], exact=True).click()

    call("not-reached", said["no-answer"])
    expect(calls).to_contain_text(words.filled("follow-ups.attempts", "1", "3"))
    # Nobody is called twice within two hours.
    call("not-reached", said["no-answer"])
    expect(calls.get_by_role("alert")).to_be_visible()
    senior.look_at(page)
    call("reached", said["reached"], incoming=True)
    expect(calls).to_have_count(0)

    # An agent is not among those who make it good.
    agent = day.at("chen.yu")
    agent.visit("/follow-ups")
    owed = agent.page.locator("ol.decisions > li").filter(has_text=day.asked)
    fill(owed.locator("form"), {"words": said["contacted"]})
    owed.get_by_role("button", name=words["follow-ups.only-contact"]).click()
    expect(agent.page.get_by_role("alert")).to_be_visible()

    owed = page.locator("ol.decisions > li").filter(has_text=day.asked)
    fill(owed.locator("form"), {"words": said["contacted"]})
    owed.get_by_role("button", name=words["follow-ups.only-contact"]).click()
    expect(owed).to_contain_text(words["follow-ups.contacted"])
    fill(owed.locator("form"), {"cause": "too-slow", "words": said["remedy"]})
    owed.get_by_role("button", name=words["follow-ups.send-offer"]).click()
    expect(owed.locator("blockquote")).to_have_text(said["remedy"])
    owed.get_by_role("button", name=words["follow-ups.accepted"], exact=True).click()
    expect(owed).to_have_count(0)


def what_is_left_over_is_seen_to(day: Day) -> None:
    lead, agent, words = day.at("lead"), day.at("chen.yu"), day.words
    lead.visit("/exceptions")
    row = lead.page.locator(".row-act", has_text=day.call)
    row.get_by_role("button", name=words["exceptions.waive"]).click()
    expect(row).to_have_count(0)
    agent.visit("/today")
    figures = agent.page.locator("dl.figures")
    expect(figures.locator("div").filter(has_text=words["today.on-the-spot"])).to_contain_text("1")
    agent.visit("/customers")
    agent.page.get_by_role("main").get_by_role("link", name="周女士").first.click()
    expect(agent.page.get_by_role("heading", name="周女士")).to_be_visible()
    agent.look_at(agent.page)
    lead.visit("/today")
    lead.page.get_by_role("button", name=words["today.seen"]).click()
    expect(lead.page.get_by_role("button", name=words["today.seen"])).to_have_count(0)


def the_clerk_files_it(day: Day) -> None:
    clerk = day.at("sun.qi")
    clerk.visit(f"/tickets/{day.asked}")
    expect(clerk.page.locator('form[action$="/replies"]')).to_have_count(0)
    clerk.press("archiving", "ticket.archive")
    clerk.status_is("archived")


def the_inspector_reads(day: Day) -> None:
    inspector, words, said = day.at("wu.jie"), day.words, day.said
    page = inspector.page
    inspector.visit(f"/tickets/{day.asked}")
    for text in [said["progress"], said["answer"], words["event.rated"].replace("{0}", "2")]:
        inspector.thread_has(text)
    assert page.locator('article form[method="post"]').count() == 0, "an inspector changes nothing"
    inspector.visit(f"/tickets/{day.asked}/card")
    for text in [day.asked, said["ask-demand"], said["solution"], said["why-more"], crew.hand("zhao.lei").name,
                 crew.hand("sun.qi").name, day.center.staff.name]:
        expect(page.get_by_text(text).first).to_be_visible()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True, print_background=True))) >= 1


def the_manual_gets_an_edition(day: Day) -> None:
    editor, words = day.at("lead"), day.words
    page = editor.page
    old = in_force(page)
    editor.begin()
    editor.replace("zh-Hans: 岗位,", "zh-Hans: 岗位与职责,")
    expect(editor.findings.locator("[data-change=words]")).to_contain_text("1.2")
    editor.visit("/manual/draft/publication")
    page.get_by_label(words["field.summary"]).fill(day.said["edition"])
    page.get_by_role("button", name=words.filled("publish.send", str(old + 1))).click()
    expect(page.locator(f"#e-{old + 1}")).to_contain_text(day.said["edition"])
    reader = day.at("chen.yu").page
    reader.goto("/manual")
    expect(reader.get_by_role("heading", name="岗位与职责")).to_be_visible()


def a_partner_sees_its_own(day: Day) -> None:
    agent, partner, words, said = day.at("chen.yu"), day.at("partner.li"), day.words, day.said
    page = partner.page
    partner.visit("/desk?queue=open")
    expect(page.locator("#list")).not_to_contain_text(day.call)
    assert page.goto(f"/tickets/{day.call}").status == 404
    agent.visit(f"/tickets/{day.call}")
    agent.deed("hand-over", to="team:after-sales", words=said["over"])
    page.goto("/desk?queue=open")
    partner.open(day.call)
    partner.press("acceptance", "ticket.accept")
    partner.thread_has(said["over"])
    partner.look_at(page)
    for path in ["", "/card"]:
        assert page.goto(f"/tickets/{day.asked}{path}").status == 404
    partner.visit(f"/search?q={said['ask'][:6]}")
    expect(page.get_by_text(day.asked)).to_have_count(0)


# ---- Played

WHOLE_DAY = [
    the_administrator_takes_people_in, the_administrator_lengthens_today, everybody_comes_to_work, a_call_is_written_down,
    the_customer_presses, another_is_solved_by_keyboard_alone, a_request_is_ranked_anew, work_is_told_and_promised,
    more_time_is_asked_and_granted, a_question_stops_the_clock, it_is_resolved_and_rated_badly,
    a_senior_calls_and_makes_it_good, what_is_left_over_is_seen_to, the_clerk_files_it, the_inspector_reads,
    the_manual_gets_an_edition, a_partner_sees_its_own,
]


def everybody_is_there(day: Day) -> None:
    crew.staff_it(day.center, day.lead)


SHORT_DAY = [
    everybody_is_there, a_call_is_written_down, the_customer_presses, another_is_solved_by_keyboard_alone,
    a_request_is_ranked_anew, work_is_told_and_promised, a_question_stops_the_clock, it_is_resolved_and_rated_badly,
]


@pytest.mark.timeout(1800)
def test_a_day_of_the_center(open_browser, accessible, new_center):
    day = Day(new_center, Words("zh-Hans"), open_browser, accessible)
    for chapter in WHOLE_DAY:
        chapter(day)


@pytest.fixture
def english_center(tmp_path: pathlib.Path):
    center = Center(tmp_path, "sqlite")
    center.start()
    yield center
    center.kill()


@pytest.mark.timeout(1200)
def test_a_short_day_in_english(open_browser, english_center):
    day = Day(english_center, Words("en"), open_browser, lambda _: None)
    for chapter in SHORT_DAY:
        chapter(day)
