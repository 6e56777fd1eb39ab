"""Masking of free text: planted identifiers disappear, and SQL and Python mask alike."""

import random
import re

import duckdb
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hotline.masking import _patterns, mask_text
from hotline.paths import PROJECT

PROJECT_FILE = PROJECT / "dbt_project.yml"

# GIVEN what citizens write, THEN what a reader may see
EXAMPLES = [
    ("手机13800138000", "手机138****8000"),
    ("13800138000,13900139000", "138****8000,139****9000"),
    ("138 0013 8000", "138**** 8000"),
    ("１３８００１３８０００", "１３８****８０００"),
    ("+86-13800138000", "+86-138****8000"),
    ("身份证320802199001011234", "身份证【证号】"),
    ("320802 19900101 123X", "【证号】"),
    ("老身份证320802900101123", "老身份证【证号】"),
    ("卡号6222 0212 3456 7890 123", "卡号【证号】"),
    ("电话0517-83912345", "电话【电话】"),
    ("(0517)83912345", "【电话】"),
    ("联系电话:83912345", "联系电话:【电话】"),
    ("幺三八零零一三八零零零", "【号码】"),
    ("苏H12345和苏H·D1234挂", "【车牌】和【车牌】"),
    ("邮箱a.b@qq.com", "邮箱【邮箱】"),
    ("微信号abc_12345", "微信号【账号】"),
    ("QQ:123456789", "QQ:【账号】"),
    ("关于李小梅女士反映的问题", "关于李某女士反映的问题"),
    ("关于李女士反映的问题", "关于李女士反映的问题"),
    ("联系人:王小明,住在", "联系人:王某,住在"),
    ("我叫王小明,住在", "我叫王某,住在"),
    ("阳光花园3栋2单元501室", "阳光花园【门牌】"),
    ("幸福村12号", "幸福村【门牌】"),
    # what must stay readable
    ("2023-08-25 12:30:00 至 2023-09-01", "2023-08-25 12:30:00 至 2023-09-01"),
    ("补贴1000000元,共3户", "补贴1000000元,共3户"),
    ("淮海路88号办公室", "淮海路88号办公室"),
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_masks_by_hand(text: str, expected: str) -> None:
    assert mask_text(text) == expected


def _in_sql(texts: list[str]) -> list[str]:
    masked = "text"
    for pattern, replacement in _patterns():
        masked = f"regexp_replace({masked}, '{pattern.pattern}', '{replacement}', 'g')"
    with duckdb.connect() as connection:
        connection.execute("create table texts (number integer, text varchar)")
        connection.executemany("insert into texts values (?, ?)", list(enumerate(texts)))
        return [row[0] for row in connection.execute(f"select {masked} from texts order by number").fetchall()]


def test_sql_and_python_mask_alike() -> None:
    pieces = [text for text, _ in EXAMPLES] + list("关于王0１-x号室 ,@微信女士零一\n")
    generator = random.Random(7)
    texts = ["".join(generator.choices(pieces, k=generator.randint(1, 6))) for _ in range(500)]
    assert _in_sql(texts) == [mask_text(text) for text in texts]


def test_a_group_without_identifier_leaves_the_text_as_it_is() -> None:
    # GIVEN the look at the text as it came that spares it a group of patterns (macros/mask_text.sql)
    groups = yaml.safe_load(PROJECT_FILE.read_text("utf-8"))["vars"]["mask_patterns"].values()
    pieces = [*"关于王李小测女士先生联系人:我叫是,。;、 12345号室栋村-@qwx\n"]
    pieces += ["关于", "关于王", "微信", "电话", "13800138000"]
    generator = random.Random(8)
    texts = ["".join(generator.choices(pieces, k=generator.randint(1, 12))) for _ in range(5000)]

    # WHEN groups without a find are left out, THEN the text is masked all the same
    spared = 0
    for text in texts:
        masked = text
        for rules in groups:
            if any(re.search(rule["find"], text) for rule in rules if not rule.get("is_shield")):
                for rule in rules:
                    masked = re.sub(rule["find"], rule["put"], masked)
            else:
                spared += 1
        assert masked == mask_text(text)
    assert 5000 < spared < 14_900


ZH = st.text(alphabet="的了请尽快处理路灯坏小区噪音扰民,。;:()abc \n", max_size=12)


@given(before=ZH, after=ZH, head=st.sampled_from("345678"), digits=st.text("0123456789", min_size=9, max_size=9))
def test_no_mobile_number_survives(before: str, after: str, head: str, digits: str) -> None:
    masked = mask_text(f"{before}1{head}{digits}{after}")
    assert not re.search(r"1[3-9]\d{9}", masked)
    assert digits[2:6] not in masked or "****" in masked


@given(
    before=ZH, after=ZH, digits=st.text("0123456789", min_size=17, max_size=17), last=st.sampled_from("0123456789Xx")
)
def test_no_identity_number_survives(before: str, after: str, digits: str, last: str) -> None:
    assert not re.search(r"\d{8}", mask_text(f"{before}{digits}{last}{after}"))


# Numbers that run into one another are nobody's: a sentence ends between them.
@given(st.lists(st.sampled_from([text for text, _ in EXAMPLES]), max_size=4).map("。".join))
def test_masking_twice_changes_nothing_more(text: str) -> None:
    assert mask_text(mask_text(text)) == mask_text(text)
