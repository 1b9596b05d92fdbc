//! The fields of a product: the one place that names them (SPEC.md section 5). Words are in `fields.json`.

use crate::catalogue::{Catalogue, Field, FieldType as T, SearchClass as S, currency};

const DERIVED: Field = Field { group: "system", max: None, read_only: true, derived: true, ..Field::PLAIN };

/// The catalogue of `product`.
pub static PRODUCT: Catalogue = Catalogue { entity: "product", table: "product", fields: FIELDS };

#[rustfmt::skip]
static FIELDS: &[Field] = &[
    Field { name: "sku", column: "sku", kind: T::Code, group: "basic", required: true, max: Some(60),
        search: Some(S::Code), key: Some("sku_key"),
        aliases_zh: &["产品编码", "产品编号", "货号", "商品编码", "物料编码", "存货编码", "编码"],
        aliases_en: &["Product Code", "Item Code", "Item No", "Item Number", "Product ID", "Product Number", "Article"], ..Field::PLAIN },
    Field { name: "name", column: "name", group: "basic", required: true, search: Some(S::Name), key: Some("name_key"), folded: Some("name_fold"),
        aliases_zh: &["产品", "品名", "商品名称", "商品", "物料名称", "存货名称", "货品名称", "名称"],
        aliases_en: &["Product Name", "Product", "Item", "Item Name", "Item Description"], ..Field::PLAIN },
    Field { name: "model", column: "model", group: "basic", max: Some(100), search: Some(S::Code),
        aliases_zh: &["规格型号", "规格", "产品型号"], aliases_en: &["Model No", "Specification", "Spec"], ..Field::PLAIN },
    Field { name: "batch", column: "batch", group: "basic", max: Some(60), search: Some(S::Code),
        aliases_zh: &["批号", "生产批次"], aliases_en: &["Batch No", "Lot", "Lot No"], ..Field::PLAIN },
    Field { name: "category", column: "category", kind: T::Choice, group: "basic", max: None,
        dictionary: Some("product_category"), key: Some("category_key"),
        aliases_zh: &["类别", "分类", "品类", "商品分类"], aliases_en: &["Product Category", "Product Family", "Type"], ..Field::PLAIN },
    Field { name: "unit", column: "unit", group: "goods", max: Some(20),
        aliases_zh: &["计量单位"], aliases_en: &["Unit of Measure", "UoM"], ..Field::PLAIN },
    Field { name: "price", column: "price", kind: T::Price, group: "goods", max: None, key: Some("price_key"), cell_group: Some("price"),
        aliases_zh: &["价格", "售价", "标准单价", "销售单价"], aliases_en: &["Unit Price", "List Price", "Standard Price"], ..Field::PLAIN },
    Field { name: "currency", column: "currency", kind: T::Code, group: "goods", max: Some(3), cell_group: Some("price"),
        rule: Some(currency), ..Field::PLAIN },
    Field { name: "memo", column: "memo", kind: T::LongText, group: "more", max: Some(2000),
        aliases_zh: &["备注", "说明"], aliases_en: &["Note", "Notes", "Description", "Remarks"], ..Field::PLAIN },

    Field { name: "on_hand", column: "on_hand", kind: T::Quantity, key: Some("on_hand"), ..DERIVED },
    Field { name: "created_at", column: "created_at", kind: T::Instant, ..DERIVED },
    Field { name: "created_by", column: "created_by", kind: T::User, ..DERIVED },
    Field { name: "missing", column: "missing", kind: T::Tags, ..DERIVED },
];
