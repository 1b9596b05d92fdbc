//! Sample customers: the same for the same seed, made one at a time, a million of them if need be. Half-way real
//! (places, postcodes and area codes belong together, codes have their check digits), and nobody's data: web and
//! e-mail names end in `.example`, which nobody can own.

mod codes;
mod company;
pub mod deals;
pub mod people;
mod person;
mod random;
pub mod services;
pub mod trade;
mod vocabulary;

use random::Random;
use serde_json::{Map, Value, json};
use vocabulary::{PLACES, Place, list};

/// One sample customer.
#[derive(Debug, Clone, PartialEq)]
pub struct DemoCustomer {
    /// Fields as `customer.create` takes them; a choice is its dictionary *value*; `owner` is not among them.
    pub values: Map<String, Value>,
    /// Tags.
    pub tags: Vec<&'static str>,
    /// Whose it is: from 0 to the number of users − 1.
    pub owner: usize,
    /// How many days ago it was entered.
    pub age_days: u32,
}

impl DemoCustomer {
    /// Its name.
    pub fn name(&self) -> &str {
        self.values.get("name").and_then(Value::as_str).unwrap_or_default()
    }
}

/// `n` customers of `users` account managers, the same for the same `seed`.
pub fn customers(seed: u64, n: u64, users: usize) -> impl Iterator<Item = DemoCustomer> {
    (0..n).map(move |i| customer(&mut Random::of(seed, i), users))
}

fn customer(r: &mut Random, users: usize) -> DemoCustomer {
    let at = r.below(PLACES.len());
    // Every list here is embedded and not empty; `Random::below` keeps inside it.
    let place = &PLACES[at];
    let english = r.below(8) == 0;
    let mut values = Map::new();
    if r.chance(750) {
        company::fill(&mut values, r, place, english);
    } else {
        person::fill(&mut values, r, place, english);
    }
    shared(&mut values, r, english);
    oddities(&mut values, r);
    let mut tags = Vec::new();
    while r.chance(250) && tags.len() < 3 {
        let tag = r.pick(list("tags"));
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    DemoCustomer { values, tags, owner: r.below(users), age_days: r.between(0, 1200) }
}

/// What companies and people have alike.
fn shared(values: &mut Map<String, Value>, r: &mut Random, english: bool) {
    let level = match r.below(100) {
        0..=54 => "normal",
        55..=79 => "focus",
        80..=91 => "key",
        92..=97 => "partner",
        _ => "strategic",
    };
    let stars = [1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 5];
    let sources = ["referral", "visit", "call", "exhibition", "website", "search", "advertising", "social", "tender"];
    let (preferences, notes) = if english { ("preferences_en", "notes_en") } else { ("preferences", "notes") };
    let words = |text: &str| if english { text.replace('_', " ") } else { text.to_owned() };
    values.insert("level".into(), json!(level));
    values.insert("satisfaction".into(), json!(stars[r.below(stars.len())]));
    values.insert("credit".into(), json!(stars[r.below(stars.len())]));
    values.insert("source".into(), json!(r.pick(&sources)));
    values.insert("preferences".into(), json!(words(r.pick(list(preferences)))));
    let mut note = words(r.pick(list(notes)));
    if r.chance(100) {
        note.push('\n');
        note.push_str(&words(r.pick(list(notes))));
    }
    values.insert("note".into(), json!(note));
}

/// Where it is. About one English customer in four is abroad.
fn address(values: &mut Map<String, Value>, r: &mut Random, place: &Place, english: bool) -> bool {
    let number = r.between(1, 1999);
    if english && r.chance(250) {
        let (country, city, code) =
            [("USA", "San Francisco", "94105"), ("UK", "London", "EC2A 4NE"), ("Germany", "Hamburg", "20095")]
                [r.below(3)];
        values.insert("region".into(), json!("overseas"));
        values.insert("province".into(), json!(country));
        values.insert("city".into(), json!(city));
        values.insert("address".into(), json!(format!("{number} {} Street", r.pick(list("english_first")))));
        values.insert("postcode".into(), json!(code));
        return true;
    }
    let (province, city) = if english { (place.province_en, place.city_en) } else { (place.province, place.city) };
    let street = r.pick(list("streets"));
    let address = match (english, r.below(3)) {
        (true, floor) => format!("Floor {}, {number} {} Road", floor * 4 + 2, r.pick(list("english_first"))),
        (false, 0) => format!("{street}{number}号"),
        (false, 1) => {
            let floor = r.between(2, 28);
            format!("{street}{number}号{floor}楼{floor}{:02}室", r.between(1, 12))
        }
        (false, _) => format!("{street}{number}号{}{}座", r.pick(list("estates")), r.pick(&["A", "B", "C", "D"])),
    };
    // Postcodes of one city differ in their last two digits.
    let postcode = format!("{}{:02}", &place.postcode[..4], r.below(90));
    values.insert("region".into(), json!(place.region));
    values.insert("province".into(), json!(province));
    values.insert("city".into(), json!(city));
    values.insert("address".into(), json!(address));
    values.insert("postcode".into(), json!(postcode));
    false
}

fn landline(r: &mut Random, place: &Place) -> String {
    // Cities with two-digit area codes and most big ones have eight digits, the others seven.
    let digits = if place.area.len() == 3 || place.division.ends_with("0100") { 8 } else { 7 };
    let number = format!("{}{}", r.between(2, 8), r.digits(digits - 1));
    match r.below(4) {
        0 => format!("{}-{number}转{}", place.area, r.between(101, 899)),
        1 => format!("({}) {} {}", place.area, &number[..digits - 4], &number[digits - 4..]),
        _ => format!("{}-{number}", place.area),
    }
}

fn mobile(r: &mut Random) -> String {
    let start = r.pick(&[
        "130", "131", "135", "136", "137", "138", "139", "150", "151", "158", "159", "177", "186", "188", "199",
    ]);
    let (a, b) = (r.digits(4), r.digits(4));
    if r.chance(300) { format!("{start} {a} {b}") } else { format!("{start}{a}{b}") }
}

/// A name for web and mail that no one can own: letters of the customer's own name and some digits.
fn domain(name: &str, r: &mut Random) -> String {
    let letters = crate::text::pinyin::pinyin(name).map_or_else(|| crate::text::fold::fold(name), |p| p.initials);
    let letters: String = letters.chars().filter(char::is_ascii_alphanumeric).take(10).collect();
    format!("{letters}{}.example", r.between(10, 999))
}

/// What real files hold too: names in traditional characters, full-width digits, records that are not complete.
fn oddities(values: &mut Map<String, Value>, r: &mut Random) {
    let change = |values: &mut Map<String, Value>, field: &str, with: &dyn Fn(char) -> char| {
        if let Some(Value::String(text)) = values.get_mut(field) {
            *text = text.chars().map(with).collect();
        }
    };
    match r.below(1000) {
        0..20 => change(values, "name", &traditional),
        20..35 => change(values, "phone", &full_width),
        35..45 => change(values, "address", &full_width),
        45..65 => drop(values.remove("address")),
        65..80 => drop(values.remove("phone")),
        80..90 => drop(values.remove("legal_rep")),
        _ => {}
    }
}

fn full_width(c: char) -> char {
    if c.is_ascii_graphic() { char::from_u32(c as u32 + 0xfee0).unwrap_or(c) } else { c }
}

/// The traditional forms of the words that sample names are made of; each folds back to the simplified one.
fn traditional(c: char) -> char {
    const PAIRS: &str = "国國东東电電机機业業贸貿远遠兴興华華龙龍术術资資讯訊连連达達汇匯丰豐庆慶宁寧广廣门門张張陈陳刘劉\
                         赵趙吴吳孙孫马馬万萬阳陽苏蘇杭杭云雲双雙凤鳳银銀联聯创創维維实實饰飾构構纺紡织織网網数數据據凯凱腾騰\
                         团團厂廠设設备備环環药藥医醫疗療岛島沈瀋长長济濟闽閩圆圓飞飛诚誠润潤开開发發";
    let mut chars = PAIRS.chars().filter(|c| !c.is_whitespace());
    while let (Some(from), Some(to)) = (chars.next(), chars.next()) {
        if from == c {
            return to;
        }
    }
    c
}

#[cfg(test)]
mod tests;
