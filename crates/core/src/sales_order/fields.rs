//! The fields of an order and of its lines: the one place that names them (SPEC.md section 5). Words are in `fields.json`.

use crate::catalogue::{Catalogue, Field, FieldType as T, MaskClass, SearchClass as S, currency};

/// Where an order stands.
pub const STATUSES: &[&str] = &["new", "confirmed", "preparing", "part_shipped", "shipped", "paid", "cancelled"];
/// Counts nowhere.
pub(crate) const CANCELLED: &str = "cancelled";
/// Has been paid, whether or not anybody says how much.
pub(crate) const PAID: &str = "paid";

const DERIVED: Field = Field { group: "system", max: None, read_only: true, derived: true, ..Field::PLAIN };
const SUM: Field = Field { kind: T::Money, group: "payment", mask: Some(MaskClass::Amount), ..DERIVED };

/// The catalogue of `sales_order`.
pub static SALES_ORDER: Catalogue = Catalogue { entity: "sales_order", table: "sales_order", fields: FIELDS };
/// The catalogue of `order_line`.
pub static ORDER_LINE: Catalogue = Catalogue { entity: "order_line", table: "order_line", fields: LINE_FIELDS };

#[rustfmt::skip]
static FIELDS: &[Field] = &[
    Field { name: "number", column: "number", kind: T::Code, group: "basic", required: true, max: Some(60),
        search: Some(S::Code), key: Some("number_key"),
        aliases_zh: &["订单号", "单号", "单据编号", "销售单号", "合同号"],
        aliases_en: &["Order Number", "Order No", "Order ID", "Order", "Invoice No", "SO Number", "Name"], ..Field::PLAIN },
    Field { name: "customer", column: "customer_id", kind: T::Record, record: Some("customer"), group: "basic", required: true, max: None,
        key: Some("customer_key"), ..Field::PLAIN },
    Field { name: "ordered_on", column: "ordered_on", kind: T::Date, group: "basic", required: true, max: None, key: Some("ordered_on"),
        aliases_zh: &["订购日期", "下单日期", "下单时间", "单据日期", "日期", "开单日期"],
        aliases_en: &["Order Date", "Date", "Created at", "Ordered At", "Purchase Date"], ..Field::PLAIN },
    Field { name: "status", column: "status", kind: T::Enum, options: STATUSES, group: "basic", max: None, key: Some("status_key"),
        aliases_zh: &["状态", "单据状态"], aliases_en: &["Order Status", "State"], ..Field::PLAIN },
    Field { name: "channel", column: "channel", kind: T::Choice, group: "basic", max: None, dictionary: Some("sales_channel"),
        aliases_zh: &["渠道", "订单来源"], aliases_en: &["Sales Channel", "Source"], ..Field::PLAIN },
    Field { name: "ship_to", column: "ship_to", group: "basic", max: Some(300), search: Some(S::Address),
        aliases_zh: &["收货地址", "交货地址", "送货地址", "送货地点", "收货地点"],
        aliases_en: &["Shipping Address", "Delivery Address", "Ship To Address"], ..Field::PLAIN },

    Field { name: "total", column: "total", key: Some("total"), aliases_zh: &["订单金额", "合计", "总金额", "总额"],
        aliases_en: &["Order Total", "Grand Total", "Amount"], ..SUM },
    Field { name: "currency", column: "currency", kind: T::Code, group: "payment", max: Some(3), rule: Some(currency), ..Field::PLAIN },
    Field { name: "paid", column: "paid", kind: T::Money, group: "payment", max: None, mask: Some(MaskClass::Amount),
        aliases_zh: &["已付金额", "回款金额", "已收金额", "已收款"], aliases_en: &["Amount Paid", "Payments", "Received"], ..Field::PLAIN },
    Field { name: "unpaid", column: "unpaid", aliases_zh: &["欠款", "未收金额"], aliases_en: &["Balance Due", "Outstanding"], ..SUM },
    Field { name: "paid_up", column: "paid_up", kind: T::Check, group: "payment", ..DERIVED },

    Field { name: "lines", column: "lines", kind: T::Integer, filterable: false, ..DERIVED },
    Field { name: "owner", column: "owner_id", kind: T::User, ..DERIVED },
    Field { name: "created_at", column: "created_at", kind: T::Instant, ..DERIVED },
    Field { name: "created_by", column: "created_by", kind: T::User, ..DERIVED },
    Field { name: "missing", column: "missing", kind: T::Tags, ..DERIVED },
];

/// How much and for how much: they change and conflict as one.
const WORTH: Field = Field { group: "goods", max: None, cell_group: Some("quantity"), ..Field::PLAIN };

#[rustfmt::skip]
static LINE_FIELDS: &[Field] = &[
    Field { name: "order", column: "order_id", kind: T::Record, record: Some("sales_order"), group: "system", read_only: true, max: None, ..Field::PLAIN },
    Field { name: "line", column: "line", group: "basic", max: Some(240),
        aliases_zh: &["行号", "明细行号", "明细编号"], aliases_en: &["Line No", "Line Number", "Line Item ID"], ..Field::PLAIN },
    Field { name: "product", column: "product_id", kind: T::Record, record: Some("product"), group: "basic", required: true, max: None, ..Field::PLAIN },
    Field { name: "product_name", column: "product_name", group: "basic", ..Field::PLAIN },
    Field { name: "quantity", column: "quantity", kind: T::Quantity, required: true,
        aliases_zh: &["订购数量", "销售数量"], aliases_en: &["Qty", "Lineitem quantity"], ..WORTH },
    Field { name: "unit", column: "unit", group: "goods", max: Some(20), aliases_zh: &["计量单位"], aliases_en: &["UoM"], ..Field::PLAIN },
    Field { name: "unit_price", column: "unit_price", kind: T::Price, required: true, mask: Some(MaskClass::Amount),
        aliases_zh: &["价格", "售价", "含税单价", "成交单价"], aliases_en: &["Price", "Rate", "Lineitem price"], ..WORTH },
    Field { name: "amount", column: "amount", kind: T::Money, group: "goods", max: None, read_only: true, derived: true,
        mask: Some(MaskClass::Amount), aliases_zh: &["小计", "行金额"], aliases_en: &["Line Total", "Subtotal"], ..Field::PLAIN },
];
