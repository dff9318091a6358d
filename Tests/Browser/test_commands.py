"""A2 · A21 · The manual and the calendars at the console: mistakes with their places, due times with their reasons."""

import os
import subprocess

import pytest

from center import PROGRAM


def yingda(*words: str, locale: str = "C", said: str = "") -> subprocess.CompletedProcess:
    environment = {**os.environ, "LC_ALL": locale}
    return subprocess.run([PROGRAM, *words], env=environment, input=said, capture_output=True, text=True, timeout=60)


def lines(*words: str, **how) -> list[str]:
    done = yingda(*words, **how)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()


def test_a_good_manual_is_said_to_be_good(tmp_path):
    assert "standard: no mistakes" in lines("manual", "check", "standard")[0]
    assert "没有错误" in lines("manual", "check", "standard", locale="zh_CN.UTF-8")[0]


def test_every_mistake_of_a_manual_has_its_place(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text("format: 2\nname: x\ncolour: red\n", encoding="utf-8")
    done = yingda("manual", "check", str(file))
    said = done.stdout.splitlines()
    assert done.returncode == 1
    assert f"{file}:1:9: the file has format 2" in done.stdout
    assert any(line.startswith(f"{file}:3:1: “colour”") for line in said)
    assert said[-1] == f"Mistakes: {len(said) - 1}."
    chinese = yingda("manual", "check", "-", locale="zh_TW.UTF-8", said=file.read_text())
    assert chinese.returncode == 1 and "標準輸入:3:1：沒有「colour」" in chinese.stdout


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path):
    done = yingda("manual", "check", str(tmp_path / "none.yaml"))
    assert done.returncode != 0 and "cannot be read" in done.stderr


def test_a_manual_is_shown_to_read():
    text = "\n".join(lines("manual", "show", "standard", locale="zh_CN.UTF-8"))
    assert "4.3 首次响应" in text and "首次响应，一级严重：15 分钟内" in text


def test_a_due_time_names_its_kind_of_time_and_its_paragraph():
    said = lines("manual", "due", "standard", "--clock", "solution", "--level", "normal", "--type", "fault",
                 "--from", "2026-09-30 17:00")
    assert said == ["2026-10-09 17:00 Asia/Shanghai", "Solution: 2 d (service days)", "by § 4.6"]
    asked = lines("manual", "due", "standard", "--clock", "solution", "--level", "normal",
                  "--from", "2026-09-30T09:00:00Z")
    assert "Types: complaint" in asked and "2026-10-10 17:00 Asia/Shanghai" in asked
    later = lines("manual", "due", "standard", "--clock", "solution", "--level", "low", "--from", "2026-12-31 17:00")
    assert any("provisional" in line and "2027" in line for line in later)


@pytest.mark.parametrize("word", ["--clock", "--level", "--from"])
def test_a_word_that_the_manual_does_not_know_is_refused(word):
    asked = {"--clock": "solution", "--level": "low", "--from": "2026-09-30 17:00", word: "lunch"}
    done = yingda("manual", "due", "standard", *[part for pair in asked.items() for part in pair])
    assert done.returncode != 0 and "lunch" in done.stderr


@pytest.mark.parametrize("words, first", [
    (["add", "2026-09-30 17:00", "2 h"], "2026-10-08 10:30 Asia/Shanghai"),
    (["add", "2026-10-09 17:00", "2 h"], "2026-10-10 10:30 Asia/Shanghai"),  # a make-up Saturday
    (["add", "2026-09-30 17:00", "2 days", "--time", "service-day"], "2026-10-09 17:00 Asia/Shanghai"),
    (["add", "2026-09-30 17:00", "2 days", "--time", "elapsed"], "2026-10-02 17:00 Asia/Shanghai"),
    (["between", "2026-09-30 17:00", "2026-10-08 10:30"], "2 h"),
    (["between", "2026-09-30 17:00", "2026-10-09 17:30", "--time", "service-day"], "2 d 30 min"),
])
def test_time_is_reckoned_in_service(words, first):
    said = lines("calendar", *words)
    assert said[0] == first
    assert not any("provisional" in line for line in said)


def test_a_year_without_data_is_provisional():
    assert any("provisional" in line for line in lines("calendar", "add", "2027-03-01 10:00", "4 h"))
    assert any("暂定" in line for line in lines(
        "calendar", "between", "2026-12-31 10:00", "2027-01-04 10:00", locale="zh_CN.UTF-8"))


def test_a_calendar_of_ones_own():
    own = "format: 1\nzone: Europe/London\nweek: { monday: [\"09:00-12:00\"] }\n"
    said = lines("calendar", "add", "2026-11-23 11:00", "2 h", "--calendar", "-", said=own)
    assert said[0] == "2026-11-30 10:00 Europe/London"
    wrong = yingda("calendar", "add", "2026-11-23 11:00", "2 h", "--calendar", "-", said="years: 3\n")
    assert wrong.returncode == 1 and "standard input:1:1" in wrong.stdout
