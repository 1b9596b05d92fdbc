//! Province and city out of an address that stands in one cell: by a table of places, or by the signs 省 and 市 of the
//! address itself. The address stays whole: people copy it as it is.

use super::{Cells, ImportRow, Lookup, Mapping};
use crate::import::part::Part;
use serde_json::json;
use std::sync::LazyLock;

/// A city of the table.
struct City {
    region: &'static str,
    province: &'static str,
    city: &'static str,
}

static CITIES: LazyLock<Vec<City>> = LazyLock::new(|| {
    let lines = include_str!("../../demo/places.txt").lines().filter(|line| !line.starts_with('#'));
    let city = |line: &'static str| {
        let mut cells = line.split(',');
        let (region, province) = (cells.next()?, cells.next()?);
        Some(City { region, province, city: cells.nth(1)? })
    };
    lines.filter_map(city).collect()
});

/// What an address says of where it is.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) region: Option<&'static str>,
    pub(super) province: Option<String>,
    pub(super) city: Option<String>,
}

/// A province as people shorten it: 广东, 内蒙古.
fn short(province: &str) -> &str {
    let ends = ["维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市"];
    ends.iter().find_map(|end| province.strip_suffix(end)).unwrap_or(province)
}

/// Takes an address apart, as far as that is certain.
pub(super) fn place(raw: &str) -> Place {
    let text: String = raw.chars().filter(|c| !c.is_whitespace() && !matches!(c, ',' | '，' | '-')).collect();
    let text = ["中华人民共和国", "中国"].iter().find_map(|c| text.strip_prefix(c)).unwrap_or(&text);
    let known = CITIES.iter().find_map(|c| {
        let rest = text.strip_prefix(c.province).or_else(|| text.strip_prefix(short(c.province)))?;
        Some((c, rest))
    });
    let (region, province, rest) = match known {
        Some((city, rest)) => (Some(city.region), Some(city.province.to_owned()), rest),
        // Provinces that the table has not end with their sign.
        None => match text.split_once('省').filter(|(name, _)| (2..=4).contains(&name.chars().count())) {
            Some((name, rest)) => (None, Some(format!("{name}省")), rest),
            None => (None, None, text),
        },
    };
    let Some(province) = province else {
        // A city with its sign says its province.
        let city = CITIES.iter().find(|c| text.starts_with(c.city));
        return city.map_or_else(Place::default, |c| Place {
            region: Some(c.region),
            province: Some(c.province.to_owned()),
            city: Some(c.city.to_owned()),
        });
    };
    if province.ends_with('市') {
        return Place { region, city: Some(province.clone()), province: Some(province) };
    }
    let listed = CITIES.iter().find(|c| c.province == province && rest.starts_with(c.city.trim_end_matches('市')));
    let city = listed.map(|c| c.city.to_owned()).or_else(|| {
        let signs = ["自治州", "地区", "市", "盟"];
        let ends = signs.iter().filter_map(|sign| rest.find(sign).map(|at| at + sign.len())).min()?;
        Some(rest[..ends].to_owned()).filter(|city| (3..=12).contains(&city.chars().count()))
    });
    Place { region, province: Some(province), city }
}

impl Mapping {
    /// Takes an address in with what it says of where it is; what columns of their own say stands.
    pub(super) fn place(&self, raw: &str, lookup: &dyn Lookup, cells: &mut Cells, header: &str, out: &mut ImportRow) {
        let customer = Part::Customer.catalogue();
        if let Some(field) = customer.field("address") {
            match customer.check(field, &json!(raw)) {
                Ok(_) => drop(cells.of[Part::Customer as usize].insert("address".into(), json!(raw))),
                Err(reason) => out.reject(Some(header), reason),
            }
        }
        let said = place(raw);
        let region = said.region.and_then(|code| lookup.choice("region", code)).map(|id| json!(id));
        let found =
            [("province", said.province.map(|p| json!(p))), ("city", said.city.map(|c| json!(c))), ("region", region)];
        for (name, value) in found {
            if let Some(value) = value
                && self.header_of(Part::Customer, name).is_none()
            {
                cells.of[Part::Customer as usize].entry(name).or_insert(value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_its_province_and_city_where_that_is_certain() {
        for (raw, province, city) in [
            ("广东省深圳市南山区科技园1号", Some("广东省"), Some("深圳市")),
            ("广东 深圳 南山区", Some("广东省"), Some("深圳市")),
            ("上海市浦东新区世纪大道1号", Some("上海市"), Some("上海市")),
            ("北京朝阳区建国路88号", Some("北京市"), Some("北京市")),
            ("中国浙江省杭州市西湖区", Some("浙江省"), Some("杭州市")),
            ("湖北省恩施土家族苗族自治州恩施市", Some("湖北省"), Some("恩施土家族苗族自治州")),
            ("台湾省台北市信义路5号", Some("台湾省"), Some("台北市")),
            ("深圳市南山区", Some("广东省"), Some("深圳市")),
            ("世纪大道1号", None, None),
            ("1600 Amphitheatre Parkway", None, None),
        ] {
            let said = place(raw);
            assert_eq!((said.province.as_deref(), said.city.as_deref()), (province, city), "{raw}");
        }
        assert_eq!(place("广东省深圳市").region, Some("south"));
        assert_eq!(place("江苏").city, None);
    }
}
