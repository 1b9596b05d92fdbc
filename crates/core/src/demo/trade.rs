//! What the sample office sells, and what its customers bought of it in two years: more before the spring festival and at the end of
//! a year, now and then something back, some orders cancelled, some customers who stopped long ago.

use super::random::Random;

/// One sample product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoProduct {
    /// Its sku.
    pub sku: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its model.
    pub model: &'static str,
    /// What it is counted in.
    pub unit: &'static str,
    /// Its category, a dictionary value.
    pub category: &'static str,
    /// What one costs, in 1/10,000 of the major unit.
    pub price: i64,
}

macro_rules! products {
    ($($sku:literal $name:literal $model:literal $unit:literal $category:literal $price:literal),* $(,)?) => {
        &[$(DemoProduct { sku: $sku, name: $name, model: $model, unit: $unit, category: $category, price: $price * 100 }),*]
    };
}

/// What is sold; prices in cents.
#[rustfmt::skip]
pub const PRODUCTS: &[DemoProduct] = products![
    "SW-24" "24 口千兆交换机" "S5720-28P" "台" "equipment" 320_000, "SW-48" "48 口千兆交换机" "S5735-L48" "台" "equipment" 689_000,
    "RT-10" "企业路由器" "AR6140" "台" "equipment" 1_280_000, "FW-20" "防火墙" "USG6525" "台" "equipment" 2_860_000,
    "AP-30" "吸顶无线接入点" "AP4050" "个" "equipment" 118_000, "SV-1U" "机架服务器 1U" "RH1288" "台" "equipment" 3_250_000,
    "SV-2U" "机架服务器 2U" "RH2288" "台" "equipment" 4_580_000, "NAS-8" "八盘位存储" "TS-873" "台" "equipment" 1_190_000,
    "UPS-3" "不间断电源 3kVA" "C3KS" "台" "equipment" 420_000, "UPS-10" "不间断电源 10kVA" "C10KS" "台" "equipment" 1_560_000,
    "CAB-5E" "超五类网线" "305 米/箱" "箱" "consumables" 46_000, "CAB-6" "六类网线" "305 米/箱" "箱" "consumables" 72_500,
    "FIB-2" "室内光纤" "G.652D 2 芯" "米" "consumables" 185, "TNR-A" "黑色硒鼓" "CF226A" "支" "consumables" 62_000,
    "PPR-A4" "复印纸 A4" "70g 5 包/箱" "箱" "consumables" 11_800, "RJ45" "水晶头" "100 个/盒" "盒" "parts" 3_500,
    "SFP-1G" "千兆光模块" "1310nm 10km" "个" "parts" 16_800, "SFP-10G" "万兆光模块" "SR 300m" "个" "parts" 42_000,
    "HDD-8T" "企业硬盘 8TB" "7200 转" "块" "parts" 146_000, "SSD-2T" "固态硬盘 2TB" "NVMe" "块" "parts" 119_000,
    "OS-STD" "服务器操作系统" "标准版" "套" "software" 520_000, "AV-50" "终端安全软件" "50 点/年" "套" "software" 380_000,
    "SRV-DAY" "上门服务" "人天" "天" "service" 120_000, "SRV-YEAR" "年度维保" "7×24" "年" "service" 1_800_000,
];

/// What lies of a product where, in thousandths.
pub fn stock(seed: u64, n: usize) -> Vec<(&'static str, &'static str, i64)> {
    const BINS: [&str; 6] = ["A-01", "A-07", "B-02", "B-11", "C-03", "C-15"];
    let mut r = Random::of(seed ^ 0x57_0c4, n as u64);
    let places = ["上海仓", "北京仓", "广州仓"];
    let from = r.below(3);
    (0..1 + r.below(2))
        .map(|at| (places[(from + at) % 3], BINS[r.below(BINS.len())], i64::from(r.between(0, 400)) * 1_000))
        .collect()
}

/// One sample order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoOrder {
    /// How many days ago it was.
    pub days_ago: u32,
    /// Where it stands.
    pub status: &'static str,
    /// Through which channel it came, a dictionary value.
    pub channel: &'static str,
    /// How much of a thousand of it has been paid.
    pub paid_of_thousand: i64,
    /// What was bought: place in [`PRODUCTS`], quantity in thousandths, price.
    pub lines: Vec<(usize, i64, i64)>,
}

/// The orders of the `n`-th customer, the oldest first. `month` says in which month a day so long ago was, from 1.
pub fn orders(seed: u64, n: u64, count: usize, month: &dyn Fn(u32) -> u32) -> Vec<DemoOrder> {
    const SPAN: u32 = 730;
    let mut r = Random::of(seed ^ 0x0d_e125, n);
    // One in five stopped half a year ago or longer; some of the others are new.
    let stopped = r.chance(200);
    let (last, first) = match (stopped, r.chance(150)) {
        (true, _) => (r.between(190, 420), SPAN),
        (false, true) => (r.between(0, 60), 150),
        (false, false) => (r.between(0, 90), SPAN),
    };
    let taste = r.below(PRODUCTS.len());
    let size = i64::from(r.between(1, 8));
    let mut orders: Vec<DemoOrder> = (0..count)
        .map(|at| {
            let mut days_ago = if at == 0 { last } else { r.between(last, first.max(last)) };
            // More is bought in November and December, and in January before the festival; least in February.
            for _ in 0..2 {
                let dull = match month(days_ago) {
                    1 | 11 | 12 => 0,
                    2 => 700,
                    7 | 8 => 400,
                    _ => 250,
                };
                if at > 0 && r.chance(dull) {
                    days_ago = r.between(last, first.max(last));
                }
            }
            order(&mut r, days_ago, taste, size)
        })
        .collect();
    orders.sort_by_key(|order| std::cmp::Reverse(order.days_ago));
    orders
}

fn order(r: &mut Random, days_ago: u32, taste: usize, size: i64) -> DemoOrder {
    let mut lines = Vec::new();
    for at in 0..1 + r.below(4) {
        let product = if at == 0 { taste } else { r.below(PRODUCTS.len()) };
        let DemoProduct { price, category, .. } = PRODUCTS[product];
        let many = matches!(category, "consumables" | "parts");
        let quantity = i64::from(r.between(1, if many { 40 } else { 4 })) * size.min(if many { 8 } else { 3 });
        // A discount of up to twelve in a hundred.
        let price = price * (1_000 - i64::from(r.between(0, 120))) / 1_000;
        lines.push((product, quantity * 1_000, price));
    }
    if r.chance(60) {
        let (product, quantity, price) = lines[0];
        lines.push((product, -(quantity / 4_000).max(1) * 1_000, price));
    }
    let channels = ["direct", "direct", "direct", "dealer", "dealer", "store", "website", "marketplace"];
    let (status, paid_of_thousand) = match (r.chance(40), days_ago) {
        (true, _) => ("cancelled", 0),
        (_, 0..=6) => ("new", 0),
        (_, 7..=14) => ("confirmed", 0),
        (_, 15..=25) => (["preparing", "part_shipped"][r.below(2)], 300),
        (_, 26..=60) => ("shipped", [0, 300, 500, 1_000][r.below(4)]),
        _ if r.chance(70) => ("shipped", [0, 500, 800][r.below(3)]),
        _ => ("paid", 1_000),
    };
    DemoOrder { days_ago, status, channel: channels[r.below(channels.len())], paid_of_thousand, lines }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<DemoOrder> {
        let month = |days_ago: u32| 12 - days_ago / 31 % 12;
        (0..500).flat_map(|n| orders(7, n, 6, &month)).collect()
    }

    #[test]
    fn the_same_seed_makes_the_same_orders_of_every_sort() {
        let made = all();
        assert_eq!(made, all());
        for status in ["new", "confirmed", "preparing", "part_shipped", "shipped", "paid", "cancelled"] {
            assert!(made.iter().any(|o| o.status == status), "{status}");
        }
        assert!(made.iter().any(|o| o.lines.iter().any(|l| l.1 < 0)), "something comes back");
        let stopped = (0..500).filter(|n| orders(7, *n, 6, &|_| 5).iter().all(|o| o.days_ago >= 190)).count();
        assert!((50..200).contains(&stopped), "{stopped} of 500 stopped");
    }

    #[test]
    fn more_is_bought_at_the_end_of_a_year_than_after_the_festival() {
        let month = |days_ago: u32| 12 - days_ago / 31 % 12;
        let made = all();
        let of = |wanted: u32| made.iter().filter(|o| month(o.days_ago) == wanted).count();
        assert!(of(12) > of(2) * 2 && of(11) > of(8), "{} {} {} {}", of(12), of(2), of(11), of(8));
    }

    #[test]
    fn skus_are_unique() {
        let skus: std::collections::BTreeSet<_> = PRODUCTS.iter().map(|p| p.sku).collect();
        assert_eq!(skus.len(), PRODUCTS.len());
    }
}
