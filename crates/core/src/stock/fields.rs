//! The fields of a stock: the one place that names them (SPEC.md section 5). Words are in `fields.json`.

use crate::catalogue::{Catalogue, Field, FieldType as T};

const DERIVED: Field = Field { group: "system", max: None, read_only: true, derived: true, ..Field::PLAIN };

/// The catalogue of `stock`.
pub static STOCK: Catalogue = Catalogue { entity: "stock", table: "stock", fields: FIELDS };

#[rustfmt::skip]
static FIELDS: &[Field] = &[
    Field { name: "product", column: "product_id", kind: T::Record, record: Some("product"), group: "basic", required: true, max: None,
        key: Some("product_key"), ..Field::PLAIN },
    Field { name: "warehouse", column: "warehouse", group: "basic", required: true, max: Some(100), key: Some("warehouse_key"),
        folded: Some("warehouse_fold"), aliases_zh: &["仓库名称", "仓库编码"], aliases_en: &["Warehouse Name", "Location", "Site"], ..Field::PLAIN },
    Field { name: "bin", column: "bin", group: "basic", max: Some(60),
        aliases_zh: &["库位", "货架"], aliases_en: &["Bin Location", "Shelf"], ..Field::PLAIN },
    Field { name: "quantity", column: "quantity", kind: T::Quantity, group: "goods", required: true, max: None, key: Some("quantity_key"),
        aliases_zh: &["库存", "库存数量", "现存量", "结存数量", "可用量"], aliases_en: &["Qty", "On Hand", "Stock", "Quantity on Hand", "In Stock"], ..Field::PLAIN },
    Field { name: "memo", column: "memo", kind: T::LongText, group: "more", max: Some(500),
        aliases_zh: &["备注", "说明"], aliases_en: &["Note", "Notes", "Remarks"], ..Field::PLAIN },

    Field { name: "created_at", column: "created_at", kind: T::Instant, ..DERIVED },
    Field { name: "created_by", column: "created_by", kind: T::User, ..DERIVED },
    Field { name: "missing", column: "missing", kind: T::Tags, ..DERIVED },
];
