//! What of a record is searched, and as what.

use super::{
    super::{
        access::Users,
        fault::{Fault, planted},
        long_text::Long,
        read::Read,
        schema::Table,
    },
    arena::{Arena, Kind},
    letters,
};
use crate::{
    Id, Result,
    catalogue::{Field, SearchClass},
    contact::fields::CONTACT,
    custom_field::CustomFields,
    customer::fields::CUSTOMER,
    opportunity::fields::OPPORTUNITY,
    product::fields::PRODUCT,
    sales_order::fields::SALES_ORDER,
    service::fields::SERVICE,
    text::{fold, phone},
};
use rusqlite::{CachedStatement, Connection};

/// As what a column is searched.
#[derive(Debug, Clone, Copy)]
enum As {
    Own(SearchClass),
    /// A part of an address that many have alike.
    Place,
}

/// An entity whose rows are found by what identifies them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Searched {
    Customer,
    Contact,
    Opportunity,
    Service,
    SalesOrder,
    Product,
}

impl Searched {
    pub(crate) const ALL: [Self; 6] =
        [Self::Customer, Self::Contact, Self::Opportunity, Self::Service, Self::SalesOrder, Self::Product];

    /// Its table, and what `owner_kind` calls it.
    pub(crate) fn table(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Contact => "contact",
            Self::Opportunity => "opportunity",
            Self::Service => "service",
            Self::SalesOrder => "sales_order",
            Self::Product => "product",
        }
    }

    /// The same entity, as far as it has long texts.
    pub(super) fn long(self) -> Option<Long> {
        match self {
            Self::Customer => Some(Long::Customer),
            Self::Contact => Some(Long::Contact),
            Self::Opportunity => Some(Long::Opportunity),
            Self::Service => Some(Long::Service),
            Self::SalesOrder => None,
            Self::Product => Some(Long::Product),
        }
    }

    /// Whether contact points and tags hang on its rows.
    pub(super) fn has_hanging(self) -> bool {
        Table::named(self.table()).is_ok_and(|t| t.owns.iter().any(|(table, _)| *table == "tagging"))
    }

    /// The rows as `t`, and who sees each by himself.
    fn from(self) -> (&'static str, &'static str) {
        match self {
            Self::Customer => ("customer t", "t.owner_id, NULL, NULL"),
            Self::Contact => ("contact t CROSS JOIN contact_derived o ON o.pk = t.pk", "o.owner_id, NULL, NULL"),
            Self::Opportunity => {
                ("opportunity t CROSS JOIN opportunity_derived o ON o.pk = t.pk", "o.created_by, o.assigned_to, NULL")
            }
            Self::Service => {
                ("service t CROSS JOIN service_derived o ON o.pk = t.pk", "o.created_by, o.assigned_to, o.handled_by")
            }
            Self::SalesOrder => {
                ("sales_order t CROSS JOIN sales_order_derived o ON o.pk = t.pk", "o.owner_id, NULL, NULL")
            }
            // Nobody's: whoever may read products finds each.
            Self::Product => ("product t", "NULL, NULL, NULL"),
        }
    }

    /// Columns of its own that are searched; contact points are rows of theirs.
    fn fields(self) -> Vec<(&'static str, As)> {
        // Of an address only the street is the customer's own; what he orders mostly goes where the last went.
        let alike = |f: &Field| matches!(f.column, "province" | "city" | "postcode" | "ship_to");
        let searched = |f: &Field| {
            let class = f.search.filter(|_| f.point.is_none())?;
            Some((f.column, if alike(f) { As::Place } else { As::Own(class) }))
        };
        match self {
            Self::Customer => CUSTOMER.fields.iter().filter_map(searched).collect(),
            Self::Opportunity => OPPORTUNITY.fields.iter().filter_map(searched).collect(),
            Self::Service => SERVICE.fields.iter().filter_map(searched).collect(),
            Self::SalesOrder => SALES_ORDER.fields.iter().filter_map(searched).collect(),
            Self::Product => PRODUCT.fields.iter().filter_map(searched).collect(),
            // Whom one asked for is often all one knows: the buyer of 恒远.
            Self::Contact => {
                let position = ("position", As::Own(SearchClass::Tag));
                CONTACT.fields.iter().filter_map(searched).chain([position]).collect()
            }
        }
    }
}

/// The pieces of one row, one behind the other: a million rows are read without a piece of memory for each.
#[derive(Debug, Default)]
pub(crate) struct Pieces {
    bytes: Vec<u8>,
    /// Where each ends.
    ends: Vec<(Kind, usize)>,
    folded: String,
}

impl Pieces {
    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Kind, &[u8])> {
        let begins = std::iter::once(0).chain(self.ends.iter().map(|(_, end)| *end));
        begins.zip(&self.ends).map(|(begin, (kind, end))| (*kind, &self.bytes[begin..*end]))
    }

    fn clear(&mut self) {
        self.bytes.clear();
        self.ends.clear();
    }

    /// Ends the piece that was being put there.
    fn end(&mut self, kind: Kind) {
        let end = self.bytes.len();
        if end > self.ends.last().map_or(0, |(_, before)| *before) {
            self.ends.push((kind, end));
        }
    }

    fn push_folded(&mut self, kind: Kind, text: &str) {
        self.folded.clear();
        fold::fold_onto(text, &mut self.folded);
        self.bytes.extend_from_slice(self.folded.as_bytes());
        self.end(kind);
    }

    fn push_digits(&mut self, text: &str) {
        self.bytes.extend_from_slice(phone::search_form(text).as_bytes());
        self.end(Kind::Digits);
    }

    /// By its sound what was folded last.
    fn push_pinyin(&mut self) {
        letters::write(&self.folded, &mut self.bytes);
        self.end(Kind::Pinyin);
    }

    /// One field in the forms it is looked for.
    fn add(&mut self, field: As, text: &str) {
        let class = match field {
            As::Own(class) => class,
            As::Place => return self.push_folded(Kind::Place, text),
        };
        if planted(Fault::SearchClassLeftOut) && class == SearchClass::Code {
            return;
        }
        match class {
            SearchClass::Name | SearchClass::Person => {
                self.push_folded(Kind::Written, text);
                self.push_pinyin();
            }
            SearchClass::Phone => {
                self.push_folded(Kind::Phone, text);
                self.push_digits(text);
            }
            SearchClass::Code | SearchClass::Email | SearchClass::Address => self.push_folded(Kind::Written, text),
            SearchClass::Tag => self.push_folded(Kind::Label, text),
        }
    }

    /// A phone number, an e-mail address or the name of an account. All but an e-mail address are masked as phones are.
    fn add_point(&mut self, kind: &str, raw: &str) {
        match kind {
            "email" => self.add(As::Own(SearchClass::Email), raw),
            "phone" | "mobile" | "office_phone" => self.add(As::Own(SearchClass::Phone), raw),
            _ => self.push_folded(Kind::Phone, raw),
        }
    }

    #[cfg(test)]
    pub(super) fn of(pieces: &[(Kind, String)]) -> Self {
        let mut of = Self::default();
        for (kind, text) in pieces {
            match kind {
                Kind::Pinyin => {
                    of.folded.clone_from(text);
                    of.push_pinyin();
                }
                _ => of.push_folded(*kind, text),
            }
        }
        of
    }
}

/// Puts the live rows of these numbers into the arena.
pub(super) fn read(r: &Read<'_>, of: Searched, arena: &mut Arena, first: i64, last: i64) -> Result<()> {
    let (table, (from, users), fields) = (of.table(), of.from(), of.fields());
    let columns: String = fields.iter().map(|(column, _)| format!(", t.\"{column}\"")).collect();
    let custom = CustomFields::of(r, table)?;
    r.sys(|db| {
        let sql = format!(
            "/*s*/ SELECT t.pk, {users}, t.id, t.custom{columns} FROM {from} WHERE t.pk BETWEEN ?1 AND ?2 AND t.life = 0 ORDER BY t.pk"
        );
        const FIRST: usize = 6;
        let mut hanging = of.has_hanging().then(|| Hanging::of(db)).transpose()?;
        let mut query = db.prepare_cached(&sql)?;
        let mut rows = query.query([first, last])?;
        let mut pieces = Pieces::default();
        while let Some(row) = rows.next()? {
            let (pk, users, id): (i64, Users, Id) = (row.get(0)?, Users([row.get(1)?, row.get(2)?, row.get(3)?]), row.get(4)?);
            pieces.clear();
            for (at, (_, class)) in fields.iter().enumerate() {
                if let Ok(Some(text)) = row.get_ref(at + FIRST)?.as_str_or_null() {
                    pieces.add(*class, text);
                }
            }
            if let Some(values) = row.get_ref(FIRST - 1)?.as_str_or_null().ok().flatten() {
                let values = serde_json::from_str(values)?;
                // What somebody typed himself is his own, whatever it is.
                custom.searched(&values).for_each(|text| pieces.push_folded(Kind::Written, &text));
            }
            if let Some(hanging) = &mut hanging {
                hanging.add(id, &mut pieces)?;
            }
            arena.set(pk, users, &pieces)?;
        }
        Ok(())
    })
}

/// What hangs on a record: contact points and tags.
struct Hanging<'db> {
    points: CachedStatement<'db>,
    tags: CachedStatement<'db>,
}

impl<'db> Hanging<'db> {
    fn of(db: &'db Connection) -> Result<Self> {
        let points = "/*s*/ SELECT kind, raw FROM contact_point WHERE owner_id = ?1 AND life = 0";
        let tags = "/*s*/ SELECT g.name FROM tagging l CROSS JOIN tag g ON g.id = l.tag_id WHERE l.owner_id = ?1 AND l.life = 0 AND g.life = 0";
        Ok(Self { points: db.prepare_cached(points)?, tags: db.prepare_cached(tags)? })
    }

    fn add(&mut self, id: Id, pieces: &mut Pieces) -> Result<()> {
        let mut rows = self.points.query([id])?;
        while let Some(row) = rows.next()? {
            let text = |at| Ok::<_, rusqlite::Error>(row.get_ref(at)?.as_str().unwrap_or_default());
            pieces.add_point(text(0)?, text(1)?);
        }
        let mut rows = self.tags.query([id])?;
        while let Some(row) = rows.next()? {
            pieces.add(As::Own(SearchClass::Tag), row.get_ref(0)?.as_str().unwrap_or_default());
        }
        Ok(())
    }
}
