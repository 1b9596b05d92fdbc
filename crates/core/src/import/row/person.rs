//! A person's name: out of its parts, and out of what he is called by.

/// A name as a file writes it.
#[derive(Default)]
pub(super) struct PersonName {
    pub(super) given: String,
    pub(super) middle: String,
    pub(super) family: String,
    /// With a title: 王经理, 张先生, Ms Li.
    pub(super) titled: String,
}

impl PersonName {
    /// The whole name out of its parts. Chinese names have the family name first and no blank.
    pub(super) fn whole(&self) -> String {
        let parts = [&self.given, &self.middle, &self.family];
        let latin = parts.iter().any(|p| p.chars().any(|c| c.is_alphabetic() && c < '\u{2e80}'));
        if latin {
            return parts.iter().filter(|p| !p.is_empty()).map(|p| p.as_str()).collect::<Vec<_>>().join(" ");
        }
        format!("{}{}{}", self.family, self.middle, self.given)
    }
}

/// What is said of somebody by how he is called.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Called {
    pub(super) name: String,
    pub(super) position: Option<String>,
    /// The value of the dictionary item.
    pub(super) gender: Option<&'static str>,
}

/// Forms of address, with the gender that they tell; longer ones before those that they end with.
const ADDRESSED: &[(&str, &str)] =
    &[("先生", "male"), ("女士", "female"), ("小姐", "female"), ("太太", "female"), ("夫人", "female")];
/// The same before an English name.
const BEFORE: &[(&str, &str)] =
    &[("mr", "male"), ("mister", "male"), ("mrs", "female"), ("ms", "female"), ("miss", "female")];
/// Posts that stand behind a name; longer ones before those that they end with. 总 alone may be any of several.
const POSTS: &[&str] = &[
    "副董事长",
    "董事长",
    "总经理助理",
    "副总经理",
    "总经理",
    "副总裁",
    "总裁",
    "总监",
    "副经理",
    "经理",
    "总工程师",
    "工程师",
    "副主任",
    "主任",
    "副科长",
    "科长",
    "副处长",
    "处长",
    "副部长",
    "部长",
    "副局长",
    "局长",
    "副院长",
    "院长",
    "副校长",
    "校长",
    "副厂长",
    "厂长",
    "店长",
    "行长",
    "会长",
    "秘书长",
    "秘书",
    "主管",
    "会计",
    "出纳",
    "采购",
    "助理",
    "教授",
    "医生",
    "老师",
    "律师",
];

/// Takes apart what somebody is called by, as far as that is certain. Of who is called by his family name and his post
/// the name stays as it is: a family name alone is no name.
pub(super) fn called(raw: &str) -> Called {
    let raw = raw.trim();
    // 王晓东（采购部经理）, 王晓东(Buyer)
    if let Some((name, inside)) = raw.strip_suffix([')', '）']).and_then(|r| r.split_once(['(', '（']))
        && !name.trim().is_empty()
        && !inside.trim().is_empty()
    {
        let inside = inside.trim().to_owned();
        return Called { position: Some(inside), ..called(name) };
    }
    let (first, rest) = raw.split_once([' ', '.']).unwrap_or((raw, ""));
    if let Some((_, gender)) = BEFORE.iter().find(|(word, _)| first.eq_ignore_ascii_case(word)) {
        let name = rest.trim_matches(['.', ' ']).to_owned();
        return match name.is_empty() {
            true => Called { name: raw.to_owned(), ..Called::default() },
            false => Called { name, gender: Some(gender), ..Called::default() },
        };
    }
    let mut out = Called { name: raw.to_owned(), ..Called::default() };
    let mut bare = raw;
    if let Some((word, gender)) = ADDRESSED.iter().find(|(word, _)| bare.ends_with(word)) {
        bare = bare.trim_end_matches(word).trim();
        out.gender = Some(gender);
    }
    if let Some(post) = POSTS.iter().find(|post| bare.ends_with(**post)) {
        bare = bare.trim_end_matches(post).trim();
        out.position = Some((*post).to_owned());
    }
    match bare.chars().count() {
        0 => Called { name: raw.to_owned(), ..Called::default() },
        1 => out,
        _ => Called { name: bare.to_owned(), ..out },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_called_by_a_title_keeps_his_name_and_gets_what_is_certain() {
        for (raw, name, position, gender) in [
            ("王经理", "王经理", Some("经理"), None),
            ("张先生", "张先生", None, Some("male")),
            ("李女士", "李女士", None, Some("female")),
            ("王总", "王总", None, None),
            ("王晓东总经理", "王晓东", Some("总经理"), None),
            ("王晓东 经理", "王晓东", Some("经理"), None),
            ("单丽主任女士", "单丽", Some("主任"), Some("female")),
            ("欧阳倩（采购部经理）", "欧阳倩", Some("采购部经理"), None),
            ("Mr. John Smith", "John Smith", None, Some("male")),
            ("Ms Li", "Li", None, Some("female")),
            ("王晓东", "王晓东", None, None),
            ("经理", "经理", None, None),
            ("Mr.", "Mr.", None, None),
        ] {
            let wanted = Called { name: name.into(), position: position.map(Into::into), gender };
            assert_eq!(called(raw), wanted, "{raw}");
        }
    }
}
