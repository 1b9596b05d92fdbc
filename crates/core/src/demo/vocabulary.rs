//! Words and places that sample data are made of, read once from the files beside.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A city with what belongs together there.
pub struct Place {
    /// Region, as a dictionary value.
    pub region: &'static str,
    /// Province.
    pub province: &'static str,
    /// Its English name.
    pub province_en: &'static str,
    /// City with 市.
    pub city: &'static str,
    /// Its English name.
    pub city_en: &'static str,
    /// The first postcode.
    pub postcode: &'static str,
    /// Phone area code with its 0.
    pub area: &'static str,
    /// Administrative division code.
    pub division: &'static str,
}

impl Place {
    /// The city as names of companies begin with it.
    pub fn short(&self) -> &'static str {
        // 吉林市 keeps its 市: 吉林 alone is the province.
        self.city.strip_suffix('市').filter(|c| *c != "吉林").unwrap_or(self.city)
    }
}

/// All places.
pub static PLACES: LazyLock<Vec<Place>> = LazyLock::new(|| {
    let lines = include_str!("places.txt").lines().filter(|l| !l.starts_with('#'));
    lines
        .filter_map(|line| {
            let parts: Vec<&'static str> = line.split(',').collect();
            let [region, province, province_en, city, city_en, postcode, area, division] = parts[..] else {
                return None;
            };
            Some(Place { region, province, province_en, city, city_en, postcode, area, division })
        })
        .collect()
});

static LISTS: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let lines = include_str!("vocabulary.txt").lines().filter(|l| !l.starts_with('#'));
    lines
        .filter_map(|line| {
            let mut words = line.split(' ');
            Some((words.next()?, words.collect()))
        })
        .collect()
});

/// The words of a list; none where there is no such list.
pub fn list(name: &str) -> &'static [&'static str] {
    LISTS.get(name).map_or(&[], Vec::as_slice)
}
