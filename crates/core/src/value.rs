//! One stored value of one cell, as SQLite keeps it: what the journal, digests, undo and merge compare and carry.
//! It knows no field types; the catalogue translates between these and the JSON of the contract.

use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde_json::{Value, json};
use std::hash::{Hash, Hasher};

/// A value of a cell. Equality is bit equality, so that it is an equivalence for reals too.
#[derive(Debug, Clone, Default)]
pub enum CellValue {
    /// Nothing.
    #[default]
    Null,
    /// A whole number.
    Int(i64),
    /// A real number.
    Real(f64),
    /// Text.
    Text(String),
    /// Bytes: ids, mostly.
    Blob(Vec<u8>),
}

impl CellValue {
    /// Whether there is nothing in the cell.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The text, where it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(t) => Some(t),
            _ => None,
        }
    }

    /// The whole number, where it is one.
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Self::Int(n) => Some(*n),
            _ => None,
        }
    }

    /// The id, where it is sixteen bytes.
    pub fn as_id(&self) -> Option<crate::Id> {
        match self {
            Self::Blob(b) => <[u8; 16]>::try_from(b.as_slice()).ok().map(crate::Id::from_bytes),
            _ => None,
        }
    }

    /// JSON that gives back exactly this value. Bytes are `{"x": hex}` (JSON has none); a real that JSON cannot write
    /// is `{"r": hex of its bits}`; every other real is a number with a point or an exponent, which `float_roundtrip`
    /// reads back to the bit.
    pub fn to_json(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Int(n) => json!(n),
            Self::Real(r) if r.is_finite() => json!(r),
            Self::Real(r) => json!({ "r": format!("{:016x}", r.to_bits()) }),
            Self::Text(t) => json!(t),
            Self::Blob(b) => json!({ "x": hex::encode(b) }),
        }
    }

    /// The inverse of [`Self::to_json`]; `None` for JSON that it never writes.
    pub fn from_json(json: &Value) -> Option<Self> {
        Some(match json {
            Value::Null => Self::Null,
            Value::Number(n) => match n.as_i64() {
                Some(i) => Self::Int(i),
                None => Self::Real(n.as_f64()?),
            },
            Value::String(t) => Self::Text(t.clone()),
            Value::Object(o) if o.len() == 1 => match (o.get("x"), o.get("r")) {
                (Some(Value::String(x)), _) => Self::Blob(hex::decode(x).ok()?),
                (_, Some(Value::String(r))) if r.len() == 16 => {
                    Self::Real(f64::from_bits(u64::from_str_radix(r, 16).ok()?))
                }
                _ => return None,
            },
            _ => return None,
        })
    }

    /// Feeds the value to a digest: see [`feed`].
    pub fn feed(&self, sink: &mut impl FnMut(&[u8])) {
        feed(self.into(), sink);
    }
}

/// Feeds a value to a digest: type tag, length (8 bytes, little endian), bytes. No two values give the same bytes, also
/// not as parts of a sequence, because each says its own length.
pub fn feed(value: ValueRef<'_>, sink: &mut impl FnMut(&[u8])) {
    let mut put = |tag: u8, bytes: &[u8]| {
        sink(&[tag]);
        sink(&(bytes.len() as u64).to_le_bytes());
        sink(bytes);
    };
    match value {
        ValueRef::Null => put(0, &[]),
        ValueRef::Integer(n) => put(1, &n.to_le_bytes()),
        ValueRef::Real(r) => put(2, &r.to_bits().to_le_bytes()),
        ValueRef::Text(t) => put(3, t),
        ValueRef::Blob(b) => put(4, b),
    }
}

impl<'a> From<&'a CellValue> for ValueRef<'a> {
    fn from(value: &'a CellValue) -> Self {
        match value {
            CellValue::Null => Self::Null,
            CellValue::Int(n) => Self::Integer(*n),
            CellValue::Real(r) => Self::Real(*r),
            CellValue::Text(t) => Self::Text(t.as_bytes()),
            CellValue::Blob(b) => Self::Blob(b),
        }
    }
}

impl PartialEq for CellValue {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::Int(a), Self::Int(b)) => a == b,
            (Self::Real(a), Self::Real(b)) => a.to_bits() == b.to_bits(),
            (Self::Text(a), Self::Text(b)) => a == b,
            (Self::Blob(a), Self::Blob(b)) => a == b,
            _ => false,
        }
    }
}

impl Eq for CellValue {}

impl Hash for CellValue {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.feed(&mut |bytes| state.write(bytes));
    }
}

impl From<ValueRef<'_>> for CellValue {
    fn from(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Null => Self::Null,
            ValueRef::Integer(n) => Self::Int(n),
            ValueRef::Real(r) => Self::Real(r),
            // Every text was written by us as UTF-8; a damaged one is shown as far as it can be read.
            ValueRef::Text(t) => Self::Text(String::from_utf8_lossy(t).into_owned()),
            ValueRef::Blob(b) => Self::Blob(b.to_vec()),
        }
    }
}

impl From<crate::Id> for CellValue {
    fn from(id: crate::Id) -> Self {
        Self::Blob(id.as_bytes().to_vec())
    }
}

impl ToSql for CellValue {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(n) => ValueRef::Integer(*n),
            Self::Real(r) => ValueRef::Real(*r),
            Self::Text(t) => ValueRef::Text(t.as_bytes()),
            Self::Blob(b) => ValueRef::Blob(b),
        }))
    }
}

impl FromSql for CellValue {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(value.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples() -> Vec<CellValue> {
        let mut all = vec![CellValue::Null, CellValue::Text(String::new()), CellValue::Blob(vec![])];
        all.extend([i64::MIN, -1, 0, 1, 5, i64::MAX].map(CellValue::Int));
        all.extend(
            [0.0, -0.0, 5.0, 0.1, 1e300, 5e-324, f64::NAN, f64::INFINITY, f64::NEG_INFINITY].map(CellValue::Real),
        );
        all.extend(["5", "null", "{\"x\":\"00\"}", "名称"].map(|t| CellValue::Text(t.into())));
        all.push(CellValue::Blob(vec![0, 255, 16]));
        all
    }

    #[test]
    fn every_value_comes_back_from_json_text_to_the_bit() {
        for value in samples() {
            let text = value.to_json().to_string();
            let back = serde_json::from_str(&text).ok().and_then(|j| CellValue::from_json(&j));
            assert_eq!(back, Some(value), "through {text}");
        }
    }

    #[test]
    fn no_two_values_feed_a_digest_the_same_bytes() {
        let fed: std::collections::BTreeSet<Vec<u8>> = samples()
            .iter()
            .map(|v| {
                let mut out = Vec::new();
                v.feed(&mut |b| out.extend_from_slice(b));
                out
            })
            .collect();
        assert_eq!(fed.len(), samples().len());
    }

    #[test]
    fn json_that_no_value_writes_is_refused() {
        for bad in ["[1]", "true", "{\"x\":\"0\"}", "{\"x\":1}", "{\"r\":\"zz\"}", "{\"x\":\"00\",\"r\":\"\"}", "{}"] {
            assert_eq!(CellValue::from_json(&serde_json::from_str(bad).expect("json")), None, "{bad}");
        }
    }

    #[test]
    fn a_value_survives_sqlite() {
        let db = rusqlite::Connection::open_in_memory().expect("memory");
        for value in samples() {
            // SQLite has no NaN: it keeps NULL in its place.
            if matches!(value, CellValue::Real(r) if r.is_nan()) {
                continue;
            }
            let back: CellValue = db.query_row("SELECT ?1", [&value], |r| r.get(0)).expect("query");
            assert_eq!(back, value);
        }
    }
}
