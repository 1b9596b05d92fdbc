//! What every new workspace begins with: dictionaries (SPEC.md sections 4 and 9) and the four preset roles with their
//! rights (section 1). Data only; the store writes it, each row under an id made from its code.

/// A dictionary category.
#[derive(Debug, Clone, Copy)]
pub struct CategorySeed {
    /// Its code, as in the catalogue.
    pub code: &'static str,
    /// Chinese label.
    pub label_zh: &'static str,
    /// English label.
    pub label_en: &'static str,
    /// Whether its items can be neither edited nor deleted.
    pub locked: bool,
    /// Its items in their order.
    pub items: &'static [ItemSeed],
}

/// A dictionary item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemSeed {
    /// Its value: the code that imports and programs use.
    pub value: &'static str,
    /// Chinese label.
    pub label_zh: &'static str,
    /// English label.
    pub label_en: &'static str,
    /// Of a stage: how likely a win is, in percent, and after how many days of rest it is stale.
    pub stage: Option<(i64, i64)>,
}

/// A preset role.
#[derive(Debug, Clone, Copy)]
pub struct RoleSeed {
    /// Its code.
    pub code: &'static str,
    /// Chinese label.
    pub label_zh: &'static str,
    /// English label.
    pub label_en: &'static str,
    /// Its rights; what is not named is `none`.
    pub grants: &'static [GrantSeed],
}

/// One right of a role: entity, action, level (`none`, `own`, `team`, `all`).
pub type GrantSeed = (&'static str, &'static str, &'static str);

/// Roles of the person who creates a workspace: one-person offices must not be blocked.
pub const FOUNDER: [&str; 3] = ["admin", "supervisor", "manager"];

/// The item of a category with this value.
pub fn item(category: &str, value: &str) -> Option<&'static ItemSeed> {
    DICTIONARY.iter().find(|c| c.code == category)?.items.iter().find(|i| i.value == value)
}

macro_rules! items {
    ($($value:literal $zh:literal $en:literal),* $(,)?) => {
        &[$(ItemSeed { value: $value, label_zh: $zh, label_en: $en, stage: None }),*]
    };
}

macro_rules! stages {
    ($($value:literal $zh:literal $en:literal $rate:literal % $days:literal),* $(,)?) => {
        &[$(ItemSeed { value: $value, label_zh: $zh, label_en: $en, stage: Some(($rate, $days)) }),*]
    };
}

/// All categories.
pub static DICTIONARY: &[CategorySeed] = &[
    CategorySeed {
        code: "region",
        label_zh: "地区",
        label_en: "Region",
        locked: false,
        items: items![
            "north" "华北" "North China", "east" "华东" "East China", "south" "华南" "South China",
            "central" "华中" "Central China", "northeast" "东北" "Northeast China",
            "northwest" "西北" "Northwest China", "southwest" "西南" "Southwest China",
            "hmt" "港澳台" "Hong Kong, Macao, Taiwan", "overseas" "海外" "Overseas",
        ],
    },
    CategorySeed {
        code: "level",
        label_zh: "客户等级",
        label_en: "Customer level",
        locked: true,
        items: items![
            "normal" "普通客户" "Ordinary customer", "focus" "重点开发客户" "Focus customer",
            "key" "大客户" "Key account", "partner" "合作伙伴" "Partner",
            "strategic" "战略合作伙伴" "Strategic partner",
        ],
    },
    CategorySeed {
        code: "industry",
        label_zh: "行业",
        label_en: "Industry",
        locked: false,
        items: items![
            "manufacturing" "制造业" "Manufacturing", "software" "软件与信息技术" "Software and IT",
            "electronics" "电子与通信" "Electronics and telecom", "machinery" "机械设备" "Machinery",
            "chemical" "化工" "Chemicals", "energy" "能源与电力" "Energy", "construction" "建筑工程" "Construction",
            "real_estate" "房地产" "Real estate", "retail" "批发零售" "Wholesale and retail",
            "logistics" "交通物流" "Transport and logistics", "finance" "金融" "Finance",
            "medical" "医疗健康" "Medical", "education" "教育" "Education", "food" "食品餐饮" "Food and catering",
            "textile" "纺织服装" "Textiles and clothing", "agriculture" "农林牧渔" "Agriculture",
            "media" "文化传媒" "Media", "entertainment" "旅游娱乐" "Travel and entertainment",
            "services" "商务服务" "Business services", "government" "政府与公共机构" "Government",
            "other" "其他" "Other",
        ],
    },
    CategorySeed {
        code: "source",
        label_zh: "来源",
        label_en: "Source",
        locked: false,
        items: items![
            "referral" "客户介绍" "Referral", "visit" "主动拜访" "Cold visit", "call" "电话开发" "Cold call",
            "exhibition" "展会" "Exhibition", "website" "公司网站" "Website", "search" "网络搜索" "Web search",
            "advertising" "广告" "Advertising", "social" "社交媒体" "Social media", "partner" "合作伙伴" "Partner",
            "tender" "招投标" "Tender", "opportunity" "销售机会" "Opportunity", "import" "导入" "Import",
            "other" "其他" "Other",
        ],
    },
    CategorySeed {
        code: "gender",
        label_zh: "性别",
        label_en: "Gender",
        locked: true,
        items: items!["male" "男" "Male", "female" "女" "Female", "other" "其他" "Other"],
    },
    CategorySeed {
        code: "satisfaction",
        label_zh: "客户满意度",
        label_en: "Satisfaction",
        locked: true,
        items: items![
            "1" "很不满意" "Very dissatisfied", "2" "不满意" "Dissatisfied", "3" "一般" "Neutral",
            "4" "满意" "Satisfied", "5" "非常满意" "Very satisfied",
        ],
    },
    CategorySeed {
        code: "credit",
        label_zh: "客户信用度",
        label_en: "Credit",
        locked: true,
        items: items![
            "1" "很差" "Very poor", "2" "较差" "Poor", "3" "一般" "Fair", "4" "良好" "Good", "5" "优秀" "Excellent",
        ],
    },
    CategorySeed {
        code: "service_type",
        label_zh: "服务类型",
        label_en: "Service type",
        locked: false,
        items: items![
            "enquiry" "咨询" "Enquiry", "suggestion" "建议" "Suggestion", "complaint" "投诉" "Complaint",
        ],
    },
    CategorySeed {
        code: "stage",
        label_zh: "阶段",
        label_en: "Stage",
        locked: false,
        items: stages![
            "contact" "接洽" "First contact" 10 % 14, "needs" "需求确认" "Needs confirmed" 30 % 14,
            "proposal" "方案" "Proposal" 50 % 14, "quote" "报价" "Quotation" 70 % 10,
            "signing" "签约中" "Signing" 90 % 7,
        ],
    },
    CategorySeed {
        code: "product_category",
        label_zh: "产品类别",
        label_en: "Product category",
        locked: false,
        items: items![
            "equipment" "设备" "Equipment", "parts" "配件" "Parts", "consumables" "耗材" "Consumables",
            "software" "软件" "Software", "service" "服务" "Services", "other" "其他" "Other",
        ],
    },
    CategorySeed {
        code: "sales_channel",
        label_zh: "销售渠道",
        label_en: "Sales channel",
        locked: false,
        items: items![
            "direct" "线下直销" "Direct sales", "dealer" "线下经销" "Dealer", "store" "门店" "Shop",
            "website" "线上官网" "Own web shop", "marketplace" "线上电商平台" "Online marketplace", "other" "其他" "Other",
        ],
    },
];

/// Seeing a mask class is a right; every preset sees all of them.
const PHONE: GrantSeed = ("field", "see_phone", "all");
const BANK: GrantSeed = ("field", "see_bank", "all");
const AMOUNT: GrantSeed = ("field", "see_amount", "all");

/// The preset roles. SPEC.md section 1, with four things it leaves open: a supervisor, who may import any customer,
/// may also create one; restoring is `delete`; erasing, which cannot be undone, is the administrator's alone; who may make
/// a plan may change and delete a step of it that has not been carried out.
#[rustfmt::skip]
pub static ROLES: &[RoleSeed] = &[
    RoleSeed { code: "admin", label_zh: "系统管理员", label_en: "Administrator", grants: &[
        ("customer", "read", "all"), ("customer", "delete", "all"), ("customer", "erase", "all"),
        ("customer", "import", "all"), ("customer", "export", "all"),
        ("contact", "read", "all"), ("contact", "delete", "all"), ("contact", "import", "all"), ("contact", "export", "all"),
        ("interaction", "read", "all"), ("interaction", "delete", "all"), ("interaction", "import", "all"),
        ("interaction", "export", "all"),
        ("opportunity", "read", "all"), ("opportunity", "import", "all"), ("opportunity", "export", "all"),
        ("opportunity", "erase", "all"), ("plan", "read", "all"), ("plan", "export", "all"),
        ("product", "read", "all"), ("product", "import", "all"), ("product", "export", "all"),
        ("stock", "read", "all"), ("stock", "import", "all"), ("stock", "export", "all"),
        ("service", "read", "all"), ("service", "import", "all"), ("service", "export", "all"), ("service", "erase", "all"),
        ("sales_order", "read", "all"), ("sales_order", "import", "all"), ("sales_order", "export", "all"),
        ("churn", "read", "all"),
        ("dictionary", "read", "all"), ("dictionary", "update", "all"),
        ("user", "read", "all"), ("user", "update", "all"), ("role", "read", "all"), ("role", "update", "all"),
        ("team", "read", "all"), ("team", "update", "all"), ("backup", "create", "all"), ("backup", "restore", "all"),
        ("audit", "read", "all"), ("setting", "update", "all"),
        PHONE, BANK, AMOUNT,
    ] },
    RoleSeed { code: "supervisor", label_zh: "销售主管", label_en: "Sales supervisor", grants: &[
        ("customer", "read", "all"), ("customer", "create", "all"), ("customer", "update", "all"),
        ("customer", "delete", "all"), ("customer", "transfer", "all"), ("customer", "import", "all"), ("customer", "export", "all"),
        ("contact", "read", "all"), ("contact", "create", "all"), ("contact", "update", "all"), ("contact", "delete", "all"),
        ("contact", "import", "all"), ("contact", "export", "all"),
        ("interaction", "read", "all"), ("interaction", "create", "all"), ("interaction", "update", "all"),
        ("interaction", "delete", "all"), ("interaction", "import", "all"), ("interaction", "export", "all"),
        ("opportunity", "read", "all"), ("opportunity", "create", "all"), ("opportunity", "update", "all"),
        ("opportunity", "delete", "own"), ("opportunity", "assign", "all"), ("opportunity", "reassign", "all"),
        ("opportunity", "reopen", "all"), ("opportunity", "import", "all"), ("opportunity", "export", "all"),
        ("plan", "read", "all"), ("plan", "create", "all"), ("plan", "update", "all"), ("plan", "delete", "all"),
        ("plan", "export", "all"),
        ("product", "read", "all"), ("product", "create", "all"), ("product", "update", "all"), ("product", "delete", "all"),
        ("product", "import", "all"), ("product", "export", "all"),
        ("stock", "read", "all"), ("stock", "import", "all"), ("stock", "export", "all"),
        ("service", "read", "all"), ("service", "create", "all"), ("service", "update", "all"),
        ("service", "delete", "all"), ("service", "assign", "all"), ("service", "reassign", "all"),
        ("service", "import", "all"), ("service", "export", "all"),
        ("sales_order", "read", "all"), ("sales_order", "create", "all"), ("sales_order", "update", "all"),
        ("sales_order", "delete", "all"), ("sales_order", "import", "all"), ("sales_order", "export", "all"),
        ("churn", "read", "all"),
        ("report", "read", "all"), ("report", "export", "all"), ("briefing", "read", "all"), ("briefing", "create", "own"),
        ("briefing", "update", "own"), ("briefing", "send", "own"), ("dictionary", "read", "all"), ("dictionary", "update", "all"),
        PHONE, BANK, AMOUNT,
    ] },
    RoleSeed { code: "manager", label_zh: "客户经理", label_en: "Account manager", grants: &[
        ("customer", "read", "own"), ("customer", "create", "own"), ("customer", "update", "own"),
        ("customer", "delete", "own"), ("customer", "import", "own"), ("customer", "export", "own"),
        ("contact", "read", "own"), ("contact", "create", "own"), ("contact", "update", "own"), ("contact", "delete", "own"),
        ("contact", "import", "own"), ("contact", "export", "own"),
        ("interaction", "read", "own"), ("interaction", "create", "own"), ("interaction", "update", "own"),
        ("interaction", "delete", "own"), ("interaction", "import", "own"), ("interaction", "export", "own"),
        ("opportunity", "read", "own"), ("opportunity", "create", "own"), ("opportunity", "update", "own"),
        ("opportunity", "delete", "own"), ("opportunity", "progress", "own"), ("opportunity", "win", "own"),
        ("opportunity", "lose", "own"), ("opportunity", "import", "own"), ("opportunity", "export", "own"),
        ("plan", "read", "own"), ("plan", "create", "own"), ("plan", "update", "own"), ("plan", "delete", "own"),
        ("plan", "execute", "own"), ("plan", "export", "own"),
        ("product", "read", "all"), ("product", "export", "all"), ("stock", "read", "all"), ("stock", "export", "all"),
        ("service", "read", "own"), ("service", "create", "own"), ("service", "update", "own"), ("service", "delete", "own"),
        ("service", "handle", "own"), ("service", "feedback", "own"), ("service", "import", "own"), ("service", "export", "own"),
        ("sales_order", "read", "own"), ("sales_order", "create", "own"), ("sales_order", "update", "own"),
        ("sales_order", "delete", "own"), ("sales_order", "export", "own"),
        ("churn", "read", "own"), ("churn", "hold", "own"), ("churn", "confirm", "own"),
        ("report", "read", "own"), ("report", "export", "own"), ("dictionary", "read", "all"),
        PHONE, BANK, AMOUNT,
    ] },
    RoleSeed { code: "executive", label_zh: "高管", label_en: "Executive", grants: &[
        ("customer", "read", "all"), ("customer", "export", "all"),
        ("contact", "read", "all"), ("contact", "export", "all"),
        ("interaction", "read", "all"), ("interaction", "export", "all"),
        ("opportunity", "read", "all"), ("opportunity", "export", "all"), ("plan", "read", "all"), ("plan", "export", "all"),
        ("product", "read", "all"), ("product", "export", "all"), ("stock", "read", "all"), ("stock", "export", "all"),
        ("service", "read", "all"), ("service", "export", "all"),
        ("sales_order", "read", "all"), ("sales_order", "export", "all"),
        ("churn", "read", "all"),
        ("report", "read", "all"), ("report", "export", "all"), ("briefing", "read", "own"), ("dictionary", "read", "all"),
        PHONE, BANK, AMOUNT,
    ] },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::customer::fields::CUSTOMER;
    use std::collections::BTreeSet;

    fn level(role: &str, action: &str) -> &'static str {
        level_of(role, "customer", action)
    }

    fn level_of(role: &str, entity: &str, action: &str) -> &'static str {
        let role = ROLES.iter().find(|r| r.code == role).expect("a role");
        role.grants.iter().find(|g| g.0 == entity && g.1 == action).map_or("none", |g| g.2)
    }

    #[test]
    fn every_choice_of_the_catalogue_has_its_category() {
        for field in CUSTOMER.fields {
            if let Some(category) = field.dictionary {
                assert!(DICTIONARY.iter().any(|c| c.code == category && !c.items.is_empty()), "{category}");
            }
        }
    }

    #[test]
    fn values_and_labels_are_unique_within_a_category_and_folded_values_stay_themselves() {
        for category in DICTIONARY {
            for of in [|i: &ItemSeed| i.value, |i: &ItemSeed| i.label_zh, |i: &ItemSeed| i.label_en] {
                let all: BTreeSet<_> = category.items.iter().map(of).collect();
                assert_eq!(all.len(), category.items.len(), "{}", category.code);
            }
            assert!(category.items.iter().all(|i| crate::text::fold::fold(i.value) == i.value));
        }
    }

    #[test]
    fn the_levels_are_those_of_the_specification() {
        let labels: Vec<_> = DICTIONARY[1].items.iter().map(|i| i.label_zh).collect();
        assert_eq!(labels, ["普通客户", "重点开发客户", "大客户", "合作伙伴", "战略合作伙伴"]);
    }

    #[test]
    fn rights_on_customers_are_those_of_the_specification() {
        // Columns: admin, supervisor, manager, executive.
        for (action, levels) in [
            ("read", ["all", "all", "own", "all"]),
            ("create", ["none", "all", "own", "none"]),
            ("update", ["none", "all", "own", "none"]),
            ("delete", ["all", "all", "own", "none"]),
            ("import", ["all", "all", "own", "none"]),
            ("export", ["all", "all", "own", "all"]),
            ("transfer", ["none", "all", "none", "none"]),
            ("erase", ["all", "none", "none", "none"]),
        ] {
            assert_eq!(["admin", "supervisor", "manager", "executive"].map(|r| level(r, action)), levels, "{action}");
        }
    }

    #[test]
    fn rights_on_what_hangs_on_customers_products_and_services_are_those_of_the_specification() {
        // Columns: admin, supervisor, manager, executive.
        for (entity, action, levels) in [
            ("opportunity", "read", ["all", "all", "own", "all"]),
            ("opportunity", "create", ["none", "all", "own", "none"]),
            ("opportunity", "update", ["none", "all", "own", "none"]),
            ("opportunity", "delete", ["none", "own", "own", "none"]),
            ("opportunity", "assign", ["none", "all", "none", "none"]),
            ("opportunity", "reassign", ["none", "all", "none", "none"]),
            ("opportunity", "progress", ["none", "none", "own", "none"]),
            ("opportunity", "win", ["none", "none", "own", "none"]),
            ("opportunity", "lose", ["none", "none", "own", "none"]),
            ("opportunity", "reopen", ["none", "all", "none", "none"]),
            ("opportunity", "import", ["all", "all", "own", "none"]),
            ("opportunity", "export", ["all", "all", "own", "all"]),
            ("opportunity", "erase", ["all", "none", "none", "none"]),
            ("plan", "read", ["all", "all", "own", "all"]),
            ("plan", "create", ["none", "all", "own", "none"]),
            ("plan", "execute", ["none", "none", "own", "none"]),
            ("product", "read", ["all", "all", "all", "all"]),
            ("product", "create", ["none", "all", "none", "none"]),
            ("product", "update", ["none", "all", "none", "none"]),
            ("product", "delete", ["none", "all", "none", "none"]),
            ("product", "import", ["all", "all", "none", "none"]),
            ("stock", "read", ["all", "all", "all", "all"]),
            ("stock", "import", ["all", "all", "none", "none"]),
            ("sales_order", "read", ["all", "all", "own", "all"]),
            ("sales_order", "create", ["none", "all", "own", "none"]),
            ("sales_order", "update", ["none", "all", "own", "none"]),
            ("sales_order", "delete", ["none", "all", "own", "none"]),
            ("sales_order", "import", ["all", "all", "none", "none"]),
            ("sales_order", "export", ["all", "all", "own", "all"]),
            ("churn", "read", ["all", "all", "own", "all"]),
            ("churn", "hold", ["none", "none", "own", "none"]),
            ("churn", "confirm", ["none", "none", "own", "none"]),
            ("report", "read", ["none", "all", "own", "all"]),
            ("report", "export", ["none", "all", "own", "all"]),
            ("service", "read", ["all", "all", "own", "all"]),
            ("service", "create", ["none", "all", "own", "none"]),
            ("service", "update", ["none", "all", "own", "none"]),
            ("service", "delete", ["none", "all", "own", "none"]),
            ("service", "assign", ["none", "all", "none", "none"]),
            ("service", "reassign", ["none", "all", "none", "none"]),
            ("service", "handle", ["none", "none", "own", "none"]),
            ("service", "feedback", ["none", "none", "own", "none"]),
            ("service", "import", ["all", "all", "own", "none"]),
            ("service", "export", ["all", "all", "own", "all"]),
            ("service", "erase", ["all", "none", "none", "none"]),
        ] {
            let found = ["admin", "supervisor", "manager", "executive"].map(|r| level_of(r, entity, action));
            assert_eq!(found, levels, "{entity}.{action}");
        }
    }

    #[test]
    fn nobody_is_masked_from_the_start_and_no_right_is_said_twice() {
        for role in ROLES {
            let said: BTreeSet<_> = role.grants.iter().map(|g| (g.0, g.1)).collect();
            assert_eq!(said.len(), role.grants.len(), "{}", role.code);
            for class in crate::catalogue::MaskClass::ALL {
                assert!(said.contains(&("field", format!("see_{}", class.code()).as_str())), "{}", role.code);
            }
        }
        assert!(FOUNDER.iter().all(|code| ROLES.iter().any(|r| r.code == *code)));
    }
}
