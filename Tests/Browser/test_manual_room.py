"""The manual's room: its text is mended, compared and published, read and receipted, and nothing typed is lost."""

import re

import pytest
from playwright.sync_api import Page, expect

import visitor
from center import Center
from desk import Agent
from test_pages import check
from words import Words

PICK_UP = "- { limit: 30 min, time: service-hours }"
MISTAKE = "- { limit: soon, time: service-hours }"


@pytest.fixture(scope="module")
def room(database, tmp_path_factory):
    """A center of its own, whose manual these tests change."""
    center = Center(tmp_path_factory.mktemp(f"manual-{database}"), database)
    center.start()
    visitor.set_up(center)
    yield center
    assert center.stop() == 0, f"yingda did not end cleanly:\n{center.said()}"


class Editor(Agent):
    """The supervisor, who writes the manual."""

    def begin(self) -> None:
        """A fresh draft of the newest edition, whatever was there before."""
        page = self.page
        page.goto("/manual/draft")
        if page.locator("#draft").count():
            page.locator("details.menu > summary").filter(has_text=self.words["draft.discard"]).click()
            page.get_by_role("button", name=self.words["draft.discard-yes"], exact=True).click()
        page.get_by_role("button", name=self.words["draft.begin"], exact=True).click()
        expect(self.text).to_be_visible()

    @property
    def text(self):
        return self.page.get_by_label(self.words["draft.text"])

    @property
    def findings(self):
        return self.page.locator("#findings")

    def replace(self, old: str, new: str) -> None:
        before = self.text.input_value()
        assert old in before
        self.text.fill(before.replace(old, new, 1))

    def press_and_wait(self, key: str, address: str) -> None:
        self.page.get_by_role("button", name=self.words[key], exact=True).click()
        expect(self.page).to_have_url(re.compile(address))


@pytest.fixture
def editor(open_browser, room, words) -> Editor:
    editor = Editor(open_browser(room, words.language), words, room)
    editor.sign_in()
    return editor


def in_force(page: Page) -> int:
    page.goto("/manual/editions")
    place = page.locator('li[data-standing="in-force"]').get_attribute("id")
    return int(place.removeprefix("e-"))


def limits_cited(center: Center, number: str) -> set[str]:
    """The editions that a ticket's page cites."""
    return set(re.findall(r"/manual/editions/(\d+)#", visitor.sign_in(center).get(f"/tickets/{number}").text))


def test_a_manual_is_mended_compared_and_published(editor, accessible, room, words):
    page = editor.page
    old = in_force(page)
    _, before = visitor.ask(room)
    editor.begin()

    minutes = re.search(r"- \{ limit: (\d+) min, time: service-hours \}", editor.text.input_value())
    editor.replace(minutes[0], MISTAKE)
    finding = editor.findings.get_by_role("link")
    expect(finding).to_have_count(1)
    line = editor.text.input_value().split("\n").index("      " + MISTAKE) + 1
    expect(finding).to_have_text(words.filled("draft.place", str(line), "18"))
    expect(page.locator(".lines b")).to_have_text(str(line))
    expect(page.locator("#draft-state")).to_contain_text(words.filled("draft.mistake", "1"))
    accessible(page)
    finding.click()
    assert page.evaluate("text.value.slice(text.selectionStart, text.selectionEnd)") == "soon"

    page.keyboard.type(f"{int(minutes[1]) - 1} min")
    expect(editor.findings).to_contain_text(words["draft.no-mistakes"])
    expect(editor.findings.locator("[data-change=rules]")).to_contain_text("4.2")

    page.get_by_role("button", name=words.filled("draft.compare", str(old))).click()
    expect(page.locator("td.old mark")).to_be_visible()
    expect(page.locator("td.new mark")).to_be_visible()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "h-1"
    accessible(page)

    page.goto("/manual/draft/publication")
    page.get_by_label(words["field.summary"]).fill("接入快一分钟")
    accessible(page)
    page.get_by_role("button", name=words.filled("publish.send", str(old + 1))).click()
    expect(page.locator(f"#e-{old + 1}")).to_contain_text("接入快一分钟")
    assert in_force(page) == old + 1

    _, after = visitor.ask(room)
    assert limits_cited(room, before) == {str(old)}
    assert limits_cited(room, after) == {str(old + 1)}


def test_it_works_without_scripts(open_browser, room):
    words = Words("zh-Hans")
    editor = Editor(open_browser(room, scripts=False), words, room, scripts=False)
    editor.sign_in()
    editor.begin()
    editor.replace("team: technical-support", "team: nobody")
    editor.press_and_wait("draft.save", r"/manual/draft$")
    expect(editor.findings.get_by_role("link")).to_have_count(1)
    expect(editor.findings).to_contain_text("nobody")
    assert "team: nobody" in editor.text.input_value()

    editor.replace("team: nobody", "team: technical-support")
    editor.replace("zh-Hans: 岗位", "zh-Hans: 岗位职责")
    editor.press_and_wait("draft.publish", r"/manual/draft/publication$")
    expect(editor.page.locator("[data-change=words]")).to_contain_text("1.2")
    editor.page.locator("button.main").click()
    expect(editor.page).to_have_url(re.compile(r"/manual/editions$"))
    editor.page.goto("/manual")
    expect(editor.page.get_by_role("heading", name="岗位职责")).to_be_visible()


def test_nothing_is_sent_while_an_input_method_composes(open_browser, room):
    editor = Editor(open_browser(room), Words("zh-Hans"), room)
    editor.sign_in()
    editor.begin()
    page = editor.page
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.clock.install()
    page.reload()
    page.evaluate("""() => {
        text.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
        text.value = "# zhong\\n" + text.value;
        text.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
    }""")
    page.clock.run_for(10_000)
    assert sent == []
    with page.expect_request(lambda request: request.method == "POST"):
        page.evaluate("""() => {
            text.value = text.value.replace("zhong", "中");
            text.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
        }""")
        page.clock.run_for(2_000)


def test_what_somebody_else_wrote_is_not_overwritten_unasked(open_browser, room):
    words = Words("zh-Hans")
    mine, theirs = (Editor(open_browser(room), words, room) for _ in range(2))
    for one in (mine, theirs):
        one.sign_in()
    mine.begin()
    theirs.page.goto("/manual/draft")
    theirs.replace("format: 1", "format: 1 # theirs")
    expect(theirs.page.locator("#draft-state")).to_contain_text(words["draft.kept-at"])
    theirs.press_and_wait("draft.save", r"/manual/draft$")

    mine.replace("format: 1", "format: 1 # mine")
    expect(mine.findings.get_by_role("alert")).to_contain_text(words["draft.stale"])
    expect(mine.page.locator("#draft-state")).to_contain_text(words["draft.not-kept"])
    assert "# mine" in mine.text.input_value()
    mine.press_and_wait("draft.over", r"/manual/draft$")
    assert "# mine" in mine.text.input_value()
    expect(mine.page.locator("#draft-state")).to_contain_text(words["draft.kept-at"])
    theirs.page.goto("/manual/draft")
    assert "# theirs" not in theirs.text.input_value()


def test_what_could_not_be_sent_is_brought_back(open_browser, room, watch):
    words = Words("zh-Hans")
    editor = Editor(open_browser(room), words, room)
    editor.sign_in()
    editor.begin()
    page = editor.page
    page.route("**/manual/draft/text", lambda route: route.abort())
    editor.replace("format: 1", "format: 1 # on the train")
    expect(page.locator("#draft-offline")).to_be_visible()
    page.goto("/manual/draft")
    assert "# on the train" not in editor.text.input_value()
    page.unroute("**/manual/draft/text")
    with page.expect_response("**/manual/draft/text"):
        page.get_by_role("button", name=words["draft.bring-back"]).click()
    page.goto("/manual/draft")
    assert "# on the train" in editor.text.input_value()
    # The page says aloud that it could not send: here that is as it should be.
    watch.complaints = [one for one in watch.complaints if not one.startswith("console: htmx:")]


def test_a_text_too_large_is_refused_in_words_and_kept_in_the_page(room):
    staff = visitor.sign_in(room)
    page = staff.get("/manual/draft")
    if not any(form.action.endswith("/draft/text") for form in page.page.forms):
        staff.submit(page.form("/manual/draft"))
        page = staff.get("/manual/draft")
    large = "# 手册\n" * 230_000
    answer = staff.submit(page.form("/draft/text"), {"text": large})
    assert answer.status == 413
    assert Words("zh-Hans").filled("draft.too-large", "2") in answer.page.alerts
    assert answer.form("/draft/text").fields["text"] == large


def test_a_reading_receipt_is_a_seal(editor, room, words):
    page = editor.page
    number = in_force(page)
    page.goto("/manual")
    if page.locator("form#receipt").count():
        page.get_by_role("link", name=words["receipt.go"]).click()
        page.get_by_role("button", name=words["receipt.give"]).click()
    expect(page.locator("#receipt .read-seal")).to_contain_text(room.staff.name)
    expect(page.get_by_role("link", name=words["receipt.go"])).to_have_count(0)
    page.goto(f"/manual/editions/{number}/receipts")
    expect(page.locator(".given")).to_contain_text(room.staff.name)


def test_a_proposal_is_made_beside_its_paragraph_and_answered(editor, accessible, words):
    page = editor.page
    page.goto("/manual#p-3.1")
    passage = page.locator('[id="p-3.1"]')
    passage.hover()
    passage.get_by_role("link", name=words.filled("manual.propose-here", "3.1")).click()
    proposal = f"夜班请改成值班组长 {words.language}"
    passage.get_by_label(words["field.change"]).fill(proposal)
    passage.get_by_role("button", name=words["proposals.send"]).click()
    item = page.locator("li").filter(has_text=proposal)
    expect(item).to_be_visible()
    accessible(page)
    item.get_by_role("button", name=words["proposals.decline"], exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    item.get_by_label(words["field.answer"]).fill("下个月再看")
    item.get_by_role("button", name=words["proposals.decline"], exact=True).click()
    expect(item).to_contain_text(words["proposals.declined"])


def test_an_edition_can_be_set_for_a_date_and_withdrawn(editor, words):
    page = editor.page
    old = in_force(page)
    editor.begin()
    editor.replace("zh-Hans: 关于本手册", f"zh-Hans: 关于本手册{words.language}")
    expect(editor.findings.locator("[data-change=words]")).to_contain_text("1.1")
    page.goto("/manual/draft/publication")
    page.locator('[name="when"][value="later"]').check()
    page.get_by_label(words["field.start"]).fill("2001-01-01T09:00")
    page.locator("button.main").click()
    expect(page.get_by_role("alert")).to_contain_text(words["edition.start-past"])
    page.get_by_label(words["field.start"]).fill("2099-01-05T09:00")
    page.locator("button.main").click()
    scheduled = page.locator('li[data-standing="scheduled"]')
    expect(scheduled).to_contain_text("2099-01-05 09:00")
    assert in_force(page) == old
    scheduled.get_by_text(words["edition.withdraw"]).click()
    scheduled.get_by_role("button", name=words["edition.withdraw-yes"], exact=True).click()
    expect(page.locator('li[data-standing="scheduled"]')).to_have_count(0)


@pytest.mark.parametrize(("language", "theme", "width"), [
    ("zh-Hans", "light", 1280), ("zh-Hans", "dark", 360), ("zh-Hant", "light", 360), ("en", "dark", 1280),
])
def test_every_page_of_the_room(open_browser, accessible, room, language, theme, width):
    editor = Editor(open_browser(room, language, theme=theme, width=width), Words(language), room)
    editor.sign_in()
    page = editor.page
    paths = ["/manual", "/manual/editions", "/manual/editions/1", "/manual/editions/1/receipts",
             "/manual/proposals?edition=1&paragraph=3.1", "/manual/draft", "/manual/draft/reading",
             "/manual/comparison?from=1&to=draft", "/manual/comparison?from=1&to=draft&look=inline"]
    editor.begin()
    editor.replace("zh-Hans: 关于本手册", f"zh-Hans: 关于手册 {language} {theme}")
    editor.press_and_wait("draft.save", r"/manual/draft$")
    for path in [*paths, "/manual/draft/publication"]:
        page.goto(path)
        check(page, language)
        accessible(page)


def test_on_paper_only_the_manual_is_left(open_browser, room):
    editor = Editor(open_browser(room), Words("zh-Hans"), room)
    editor.sign_in()
    page = editor.page
    page.goto("/manual")
    page.emulate_media(media="print")
    for selector in [".bar", ".tabs", ".contents", ".propose"]:
        expect(page.locator(selector).first).to_be_hidden()
    expect(page.locator('[id="p-4.2"] .rule').first).to_be_visible()
    expect(page.locator(".chart svg")).to_be_visible()
