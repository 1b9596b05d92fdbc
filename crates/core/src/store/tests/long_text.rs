//! What is written in notes, memos and interactions is found by any part of it, whether the index knows it already or
//! not, and what is gone leaves no word behind.

use super::{
    super::{
        fault::{Fault, plant},
        long_text::Long,
    },
    *,
};
use crate::text::fold::fold;
use std::collections::BTreeSet;

const WORDS: [&str; 16] = [
    "已寄樣品",
    "下周三",
    "回電",
    "abc-12",
    "𠮷野家",
    "预算",
    "Budget",
    "budgets",
    "13800138000",
    "转801",
    "有限公司",
    "报价单",
    "ＫＨ",
    "é",
    "的",
    "ガス",
];

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).expect("small")
    }

    fn text(&mut self) -> String {
        (0..1 + self.roll(6)).map(|_| [WORDS[self.roll(WORDS.len())], ["", " ", "，"][self.roll(3)]].concat()).collect()
    }
}

fn call(customer: Id, summary: &str, detail: &str, at: i64) -> Cells {
    cells([
        ("customer_id", customer.into()),
        ("occurred_at", CellValue::Int(at)),
        ("occurred_on", text("2026-11-22")),
        ("summary", text(summary)),
        ("detail", text(detail)),
    ])
}

impl Copy {
    fn call(&self, customer: Id, summary: &str, detail: &str) -> Id {
        let id = Id::new(self.store.now());
        self.op(|w| w.create::<Call>(id, &call(customer, summary, detail, self.store.now())));
        id
    }

    fn long(&self, entity: Long, typed: &str) -> BTreeSet<i64> {
        self.store.read(None, |r| r.search_long_text(typed, &Long::ALL)).unwrap().of(entity).iter().copied().collect()
    }

    /// A look at every text of every live row.
    fn plain(&self, entity: Long, typed: &str) -> BTreeSet<i64> {
        let columns = match entity {
            Long::Customer => "note, preferences",
            Long::Contact => "memo, NULL",
            Long::Interaction => "summary, detail",
            Long::Opportunity => "description, reason",
            Long::Service => "request, handling",
            Long::Product => "memo, NULL",
        };
        let sql = format!("SELECT pk, {columns} FROM {} WHERE life = 0", entity.table());
        self.sys(|db| {
            let mut query = db.prepare(&sql)?;
            let rows = query.query_map([], |r| {
                Ok((r.get::<_, i64>(0)?, [r.get::<_, Option<String>>(1)?, r.get::<_, Option<String>>(2)?]))
            })?;
            let rows = rows.collect::<Result<Vec<_>, _>>()?;
            let has = |texts: &[Option<String>; 2]| texts.iter().flatten().any(|t| fold(t).contains(&fold(typed)));
            Ok(rows.into_iter().filter(|(_, texts)| has(texts)).map(|(pk, _)| pk).collect())
        })
    }

    fn up_to(&self) -> i64 {
        self.count("SELECT coalesce((SELECT value FROM meta WHERE key = 'long_text_op'), 0)")
    }
}

/// Compares so many queries on each entity; answers how often there was something to find.
fn compare(copy: &Copy, dice: &mut Dice, queries: usize) -> usize {
    let mut fits = 0;
    for _ in 0..queries {
        let text: Vec<char> = dice.text().chars().collect();
        let from = dice.roll(text.len());
        let typed: String = text[from..].iter().take(1 + dice.roll(6)).collect();
        if fold(&typed).is_empty() {
            continue;
        }
        for entity in Long::ALL {
            let wanted = copy.plain(entity, &typed);
            fits += usize::from(!wanted.is_empty());
            assert_eq!(copy.long(entity, &typed), wanted, "{typed:?} {entity:?}");
        }
    }
    fits
}

/// Three of each, edits, life and undo, the index at times behind. Panics where something is not found as it should be.
fn work_and_compare(seed: u64, queries: usize) -> usize {
    let copy = Copy::new();
    let mut dice = Dice(seed);
    let customers: Vec<Id> = (0..12).map(|n| copy.customer(&format!("客户{n}"))).collect();
    let mut calls = Vec::new();
    let mut fits = 0;
    for round in 0..30 {
        let customer = customers[dice.roll(customers.len())];
        match dice.roll(7) {
            0 => drop(copy.set::<Customer>(customer, "note", text(&dice.text()))),
            1 => {
                let id = copy.contact(customer, "单丽");
                drop(copy.set::<Contact>(id, "memo", text(&dice.text())));
            }
            2 if round > 20 => drop(copy.bin(customer)),
            3 if !calls.is_empty() => {
                drop(copy.set::<Call>(calls[dice.roll(calls.len())], "detail", text(&dice.text())))
            }
            // So many in one op that the seal leaves them to the background.
            4 => {
                let made = copy.op(|w| {
                    for n in 0..30 {
                        w.create::<Call>(Id::new(copy.store.now()), &call(customer, &dice.text(), &dice.text(), n))?;
                    }
                    Ok(())
                });
                if dice.roll(2) == 0 {
                    copy.undo(made);
                }
            }
            _ => calls.push(copy.call(customer, &dice.text(), &dice.text())),
        }
        fits += compare(&copy, &mut dice, queries);
        if dice.roll(4) == 0 {
            copy.store.keep_long_text().unwrap();
            assert_eq!(copy.up_to(), copy.count("SELECT max(n) FROM op"));
        }
    }
    copy.store.keep_long_text().unwrap();
    fits += compare(&copy, &mut dice, queries);
    assert_eq!(copy.problems(), [""; 0]);
    fits
}

#[test]
fn long_texts_are_found_as_a_plain_look_finds_them_after_every_kind_of_work() {
    assert!(work_and_compare(20_261_122, 15) > 400, "the control: there is something to find");
}

#[test]
fn texts_of_custom_fields_of_an_interaction_are_found_each_by_itself() {
    let copy = Copy::new();
    let call = copy.call(copy.customer("甲"), "来电", "");
    for (code, kind) in [("a", "text"), ("b", "text"), ("c", "number")] {
        let field = cells([("entity", text("interaction")), ("code", text(code)), ("kind", text(kind))]);
        copy.op(|w| w.create::<Field>(Id::new(copy.store.now()), &field));
    }
    let set = |cell: &str, json: &str| drop(copy.set::<Call>(call, cell, text(json)).unwrap());
    set("custom.a", "\"合同编号\"");
    set("custom.b", "\"QX-7 样本\"");
    set("custom.c", "777");
    let found = |typed: &str| copy.long(Long::Interaction, typed).len();
    assert_eq!(["同编", "qx-7", "样本", "号 qx", "777"].map(found), [1, 1, 1, 0, 0]);
    copy.set::<Call>(call, "custom.b", CellValue::Null).unwrap();
    assert_eq!((found("qx-7"), found("同编")), (0, 1));
    assert_eq!(copy.problems(), [""; 0]);
}

#[test]
fn labels_of_what_is_picked_are_found_and_nothing_of_a_field_that_is_out_of_use() {
    let copy = Copy::new();
    let call = copy.call(copy.customer("甲"), "来电", "");
    let options = r#"[{"value":"hot","label_zh":"热门商机","label_en":"Hot lead","active":true},
                      {"value":"cold","label_zh":"冷淡","label_en":"","active":true}]"#;
    let field = |code: &str, kind: &str| {
        let id = Id::new(copy.store.now());
        let row =
            [("entity", text("interaction")), ("code", text(code)), ("kind", text(kind)), ("options", text(options))];
        copy.op(|w| w.create::<Field>(id, &cells(row)));
        id
    };
    let (heat, ways, word) = (field("heat", "choice"), field("ways", "multi_choice"), field("word", "text"));
    for (cell, json) in [("custom.heat", "\"hot\""), ("custom.ways", "[\"cold\",\"hot\"]"), ("custom.word", "\"密语\"")]
    {
        copy.set::<Call>(call, cell, text(json)).unwrap();
    }
    // Before the index has it and after.
    let found = |typed: &str| {
        let read = copy.long(Long::Interaction, typed).len();
        copy.store.keep_long_text().unwrap();
        assert_eq!(copy.long(Long::Interaction, typed).len(), read, "{typed}");
        read
    };
    assert_eq!(["热门商", "hot l", "冷淡", "密语", "cold"].map(found), [1, 1, 1, 1, 0]);
    copy.set::<Field>(ways, "active", CellValue::Int(0)).unwrap();
    assert_eq!(["热门商", "冷淡", "密语"].map(found), [1, 0, 1], "one of the two is still in use");
    copy.set::<Field>(heat, "options", text(&options.replace("热门", "火热"))).unwrap();
    assert_eq!(["热门商", "火热商"].map(found), [0, 1]);
    copy.set::<Field>(word, "active", CellValue::Int(0)).unwrap();
    assert_eq!(["密语", "火热"].map(found), [0, 1]);
    copy.set::<Field>(word, "active", CellValue::Int(1)).unwrap();
    assert_eq!(found("密语"), 1);
    assert_eq!(copy.problems(), [""; 0]);
}

#[test]
fn a_text_that_too_many_rows_may_have_is_looked_for_in_the_newest_and_the_answer_says_so() {
    let copy = Copy::new();
    let customer = copy.customer("甲");
    // Both pairs of 有限公 stand in every row, the three characters in the last ones.
    let summary = |n: i64| if n < 380 { "有限, 限公" } else { "有限公" };
    copy.op(|w| {
        (0..420)
            .try_for_each(|n| w.create::<Call>(Id::new(copy.store.now()), &call(customer, summary(n), "", n)).map(drop))
    });
    copy.store.keep_long_text().unwrap();
    let found = |typed: &str| {
        let found = copy.store.read(None, |r| r.search_long_text(typed, &Long::ALL)).unwrap();
        (found.of(Long::Interaction).len(), found.may_be_more(Long::Interaction), found.may_be_more(Long::Customer))
    };
    assert_eq!(found("有限公"), (40, true, false));
    assert_eq!(found("有限"), (420, false, false), "what the index tells for sure is counted to the end");
    assert_eq!(found("无限公"), (0, false, false));
    let none = copy.store.read(None, |r| r.search_long_text("有限", &[Long::Contact])).unwrap();
    assert!(none.of(Long::Interaction).is_empty(), "only what is wanted");
}

#[test]
fn an_index_without_pairs_is_noticed_by_the_look_and_by_doctor() {
    let copy = Copy::new();
    let customer = copy.customer("甲");
    plant(Some(Fault::PairsLeftOut));
    copy.call(customer, "已寄样品", "");
    let (found, wanted) = (copy.long(Long::Interaction, "样品"), copy.plain(Long::Interaction, "样品"));
    plant(None);
    assert_ne!(found, wanted);
    assert_eq!(copy.problems(), ["long text: interaction 1"]);
    copy.store.rebuild_derived().unwrap();
    assert_eq!(copy.long(Long::Interaction, "样品"), wanted);
    assert_eq!(copy.problems(), [""; 0]);
}

#[test]
fn an_erased_person_leaves_no_word_in_the_index() {
    let copy = Copy::new();
    let customer = copy.customer("甲");
    let stays = copy.customer("乙");
    copy.call(stays, "报价单", "zebra");
    copy.call(customer, "绝密往事", "secretword");
    let words = || -> Vec<String> {
        copy.sys(|db| {
            db.execute_batch("CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab(main, long_text, row)")?;
            let mut query = db.prepare("SELECT term FROM temp.words")?;
            Ok(query.query_map([], |r| r.get(0))?.collect::<Result<_, _>>()?)
        })
    };
    let told = |words: &[String]| words.iter().any(|w| w == "wsecretword" || *w == format!("c{:x}", u32::from('绝')));
    let pages = |word: &str| {
        copy.count(&format!("SELECT count(*) FROM long_text_data WHERE instr(block, CAST('{word}' AS BLOB)) > 0"))
    };
    assert!(told(&words()) && pages("secretword") == 1, "the control");
    copy.erase(customer);
    assert!(copy.long(Long::Interaction, "往事").is_empty() && copy.long(Long::Interaction, "secret").is_empty());
    copy.store.keep_long_text().unwrap();
    assert!(!told(&words()), "{:?}", words());
    assert_eq!(copy.count("SELECT count(*) FROM meta WHERE key = 'long_text_unswept'"), 0);
    assert_eq!((pages("secretword"), pages("zebra")), (0, 1), "nor where the vocabulary does not look");
    assert_eq!(copy.long(Long::Interaction, "报价").len(), 1);
    assert_eq!(copy.problems(), [""; 0]);
}

#[test]
fn a_save_merges_nothing_and_the_background_does() {
    let copy = Copy::new();
    copy.store.unwatched();
    copy.store.keep_long_text().unwrap();
    let segments = || copy.count("SELECT count(DISTINCT segid) FROM long_text_idx");
    let customer = copy.customer("甲");
    for at in 0..40 {
        copy.call(customer, &format!("报价单{at}"), "zebra");
    }
    // FTS5 by itself would have merged at every fourth and at the sixteenth.
    let before = segments();
    assert!(before >= 40, "saves merged: {before} segments");
    copy.store.keep_long_text().unwrap();
    let after = segments();
    assert!(after < 8, "the background left {after} of {before} segments");
    assert_eq!(copy.long(Long::Interaction, "报价单").len(), 40);
    assert_eq!(copy.problems(), [""; 0]);
}

#[test]
fn a_reader_that_knew_the_index_before_it_was_merged_finds_it_sound() {
    let copy = Copy::new();
    copy.store.unwatched();
    let customer = copy.customer("甲");
    for at in 0..20 {
        copy.call(customer, &format!("报价单{at}"), "zebra");
    }
    assert_eq!(copy.problems(), [""; 0]);
    for at in 20..40 {
        copy.call(customer, &format!("报价单{at}"), "zebra");
    }
    copy.store.keep_long_text().unwrap();
    assert_eq!(copy.problems(), [""; 0]);
}
