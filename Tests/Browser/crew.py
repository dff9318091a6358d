"""The people of a center beside its first supervisor, and a morning's work of theirs, without a browser."""

import dataclasses
import datetime
import re
import urllib.parse
import zoneinfo

import visitor
from center import Center
from visitor import Visitor


@dataclasses.dataclass(frozen=True)
class Hand:
    """Somebody who works here: what they are there for, and how far they see."""

    login: str
    name: str
    role: str
    team: str = ""
    scope: str = "all"
    reach: str = ""
    password: str = "一杯热茶 and a quiet desk"


CREW = [
    Hand("chen.yu", "陈宇", "agent", "first-line"),
    Hand("he.min", "何敏", "senior-agent", "complaints"),
    Hand("zhao.lei", "赵磊", "technical-support", "technical-support"),
    Hand("sun.qi", "孙琪", "operations-clerk"),
    Hand("wu.jie", "吴杰", "quality-inspector", "quality"),
    Hand("qian.wei", "钱薇", "success-manager", "success"),
    Hand("fang.hua", "方华", "head"),
    # Another company's people: they see what their team has, and nothing else.
    Hand("partner.li", "李工（合作方）", "field-staff", "after-sales", "teams", "after-sales"),
]


def hand(login: str) -> Hand:
    return next(one for one in CREW if one.login == login)


def sign_in(center: Center, login: str, language: str = "zh-Hans") -> Visitor:
    person = Visitor(center.base, language)
    done = person.submit(
        person.get("/sign-in").form("/sign-in"), {"login": login, "password": hand(login).password})
    assert done.status == 303, f"{login} could not sign in: {done.page.alerts}"
    return person


def hire(supervisor: Visitor, one: Hand) -> str:
    """Takes somebody in and calls them qualified by hand; answers the address of their page."""
    fields = {"login": one.login, "name": one.name, "password": one.password, "role": one.role, "team": one.team, "scope": one.scope}
    if one.reach:
        fields["reach"] = one.reach
    hired = supervisor.submit(supervisor.get("/settings/people").form("/settings/people"), fields)
    assert hired.status == 303, f"{one.login} was not taken in: {hired.page.alerts}"
    form = supervisor.get(hired.location).form("/qualification")
    assert supervisor.submit(form, {"reason": "上岗培训与考核合格"}).status == 303
    return hired.location


def be(person: Visitor, presence: str) -> None:
    form = person.get("/today").form("/me/presence")
    assert person.submit(form, {"presence": presence}).status == 303


def register(person: Visitor, act: str = "register", customer: str = "", **fields: str) -> str:
    """Writes down what somebody asks on the phone; answers the ticket's number."""
    page = person.get("/registration" + (f"?customer={customer}" if customer else ""))
    known = {} if customer else {"name": "周女士", "contact": "13912345678"}
    done = person.submit(page.form("/registration"), {
        "channel": "phone", "words": "打印机显示 E05，换了硒鼓也没用", "demand": "今天下班前能打印", "type": "fault", "act": act,
        **known, **fields})
    assert done.status == 303, f"registration said {done.status}: {done.page.alerts}"
    number = urllib.parse.parse_qs(urllib.parse.urlsplit(done.headers["location"]).query).get("done", [""])[0]
    found = re.search(r"[A-Z]{2,6}-\d{11,}", number or done.headers["location"] + person.follow(done).text)
    assert found, f"the registration leads to {done.headers['location']} and names no ticket"
    return found[0]


def staff_it(center: Center, supervisor: Visitor) -> dict[str, Visitor]:
    """Everybody is hired, signed in and at work; answers them by their login."""
    for one in CREW:
        hire(supervisor, one)
    people = {one.login: sign_in(center, one.login) for one in CREW}
    for login in ["chen.yu", "he.min", "zhao.lei", "partner.li"]:
        be(people[login], "available")
    return people


@dataclasses.dataclass
class Morning:
    """What a few people leave behind: tickets in every state, by what they are good for."""

    customer: visitor.Visitor
    numbers: dict[str, str]


def a_morning(center: Center, supervisor: Visitor, people: dict[str, Visitor]) -> Morning:
    """Calls and requests, one of each kind of question, promise and ending."""
    agent, engineer = people["chen.yu"], people["zhao.lei"]
    day = datetime.datetime.now(zoneinfo.ZoneInfo("Asia/Shanghai")) + datetime.timedelta(days=3)
    later = day.strftime("%Y-%m-%dT%H:%M")

    def do(person: Visitor, number: str, resource: str, **fields: str) -> None:
        done = visitor.act(person, number, resource, fields)
        assert done.status == 303, f"{resource} on {number} said {done.status}: {done.page.alerts}"

    misled = register(agent)
    stopped = register(agent, name="吴先生", contact="wu@example.com", words="系统登不上，全公司都进不去！！已经打了三次电话了",
                       demand="马上恢复", answer="stopped", **{"fact-device": "UX-200"})
    register(agent, "solve", name="郑先生", contact="13800138000", words="发票抬头在哪里改", type="consultation",
             demand="改抬头", solution="在“账户—开票信息”里修改，已带客户改好。", evidence="客户电话中确认")
    register(agent, "hand-on", name="冯女士", contact="13700137000", words="等了一个小时没人理我，我要投诉", type="complaint")
    do(agent, misled, "wrong-assignment", reason="这是操作问题", team="first-line")
    do(agent, stopped, "urging", words="又打来一次")

    _, long = visitor.ask(center)
    do(supervisor, long, "classification", type="fault", level="urgent", reason="客户是门店，影响营业")
    do(engineer, long, "taking")
    do(engineer, long, "progress", words="已经定位到定影单元")
    do(engineer, long, "promises", way="call", due=later, words="后天下午给您回电")
    do(engineer, long, "extension", clock="solution", moment=later, reason="备件在路上")

    _, asked = visitor.ask(center, visitor.a_request("想问一下新版本什么时候出", type="consultation", name="孙先生", contact="sun@example.com"))
    do(agent, asked, "taking")
    do(agent, asked, "waiting", words="请问您现在用的是哪个版本？")

    unhappy, rated = visitor.ask(center, visitor.a_request("路由器总是掉线", name="蒋小姐", contact="13600136000"))
    do(agent, rated, "taking")
    do(agent, rated, "resolution", solution="换了网线")
    confirmed = unhappy.submit(unhappy.get(f"/my/{rated}").form("/confirmation"), {"outcome": "solved"})
    assert confirmed.status == 303, confirmed.page.alerts
    given = unhappy.submit(unhappy.get(f"/my/{rated}").form("/rating"), {"stars": "2", "words": "换了三个人才解决，太慢了"})
    assert given.status == 303, given.page.alerts
    return Morning(unhappy, {"misled": misled, "stopped": stopped, "ticket": long, "asked": asked, "rated": rated})
