//! What is shown of the records that were found.

use super::{
    ContactHit, ContactHits, CustomerHit, CustomerHits, Fit, InteractionHit, InteractionHits, OpportunityHit,
    OpportunityHits, OrderHit, OrderHits, ProductHit, ProductHits, ServiceHit, ServiceHits,
};
use crate::{
    Id, Result,
    contact::fields::CONTACT,
    customer::{
        fields::CUSTOMER,
        whose::{CustomerRef, Customers},
    },
    opportunity::fields::OPPORTUNITY,
    product::fields::PRODUCT,
    record::values::{Values, of_cells, shown},
    sales_order::fields::SALES_ORDER,
    service::fields::SERVICE,
    store::{
        long_text::{Long, LongFound},
        read::Read,
        search::Searched,
    },
    time::instant_text,
};
use serde_json::json;

/// What is shown of a customer.
const OF_CUSTOMER: [&str; 7] = ["number", "kind", "name", "short_name", "owner", "phone", "city"];
/// What is shown of a contact.
const OF_CONTACT: [&str; 6] = ["name", "position", "mobile", "office_phone", "email", "wechat"];
/// What is shown of an opportunity.
const OF_OPPORTUNITY: [&str; 8] =
    ["number", "title", "customer_name", "state", "stage", "amount", "currency", "assigned_to"];

/// What is shown of a service.
const OF_SERVICE: [&str; 5] = ["number", "title", "type", "state", "assigned_to"];
/// What is shown of an order.
const OF_ORDER: [&str; 5] = ["number", "ordered_on", "status", "total", "currency"];
/// What is shown of a product.
const OF_PRODUCT: [&str; 3] = ["sku", "name", "model"];

pub(super) fn customers(r: &Read<'_>, typed: &str, long: &LongFound, limit: usize) -> Result<CustomerHits> {
    let found = r.search(Searched::Customer, typed, long, limit)?;
    let names = OF_CUSTOMER.map(String::from);
    let fields = shown(&CUSTOMER, r, Some(&names));
    let columns = fields.iter().flat_map(|f| f.columns()).collect();
    let pks: Vec<i64> = found.hits.iter().map(|hit| hit.pk).collect();
    let listed = r.listed("customer", &pks, Some(&columns))?;
    let hits = listed.rows.iter().zip(&found.hits).map(|(row, hit)| {
        let values = of_cells(&CUSTOMER, &fields, &row.derived, &|c| listed.cell(row, c));
        CustomerHit { id: row.id.to_string(), fit: hit.tier.into(), values }
    });
    Ok(CustomerHits { count: found.count, more: long.may_be_more(Long::Customer), hits: hits.collect() })
}

pub(super) fn opportunities(r: &Read<'_>, typed: &str, long: &LongFound, limit: usize) -> Result<OpportunityHits> {
    let found = r.search(Searched::Opportunity, typed, long, limit)?;
    let names = OF_OPPORTUNITY.map(String::from);
    let fields = shown(&OPPORTUNITY, r, Some(&names));
    let columns = fields.iter().flat_map(|f| f.columns()).collect();
    let pks: Vec<i64> = found.hits.iter().map(|hit| hit.pk).collect();
    let listed = r.listed("opportunity", &pks, Some(&columns))?;
    let hits = listed.rows.iter().zip(&found.hits).map(|(row, hit)| {
        let values = of_cells(&OPPORTUNITY, &fields, &row.derived, &|c| listed.cell(row, c));
        OpportunityHit { id: row.id.to_string(), fit: hit.tier.into(), values }
    });
    Ok(OpportunityHits { count: found.count, more: long.may_be_more(Long::Opportunity), hits: hits.collect() })
}

pub(super) fn services(r: &Read<'_>, typed: &str, long: &LongFound, limit: usize) -> Result<ServiceHits> {
    let found = r.search(Searched::Service, typed, long, limit)?;
    let names = OF_SERVICE.map(String::from);
    let fields = shown(&SERVICE, r, Some(&names));
    let columns = fields.iter().flat_map(|f| f.columns()).chain(["customer_id"]).collect();
    let pks: Vec<i64> = found.hits.iter().map(|hit| hit.pk).collect();
    let listed = r.listed("service", &pks, Some(&columns))?;
    let customer = |row| listed.cell(row, "customer_id").as_id();
    let customers = Customers::of(r, listed.rows.iter().filter_map(customer))?;
    let hits = listed.rows.iter().zip(&found.hits).map(|(row, hit)| {
        let fit = hit.tier.into();
        Ok(ServiceHit {
            id: row.id.to_string(),
            fit,
            customer: customer(row).map(|id| customers.name(Some(id))),
            values: of_cells(&SERVICE, &fields, &row.derived, &|c| listed.cell(row, c)),
            excerpt: if fit == Fit::Text { r.excerpt(Long::Service, hit.pk, typed)? } else { String::new() },
        })
    });
    let hits = hits.collect::<Result<_>>()?;
    Ok(ServiceHits { count: found.count, more: long.may_be_more(Long::Service), hits })
}

pub(super) fn orders(r: &Read<'_>, typed: &str, limit: usize) -> Result<OrderHits> {
    let found = r.search(Searched::SalesOrder, typed, &LongFound::default(), limit)?;
    let names = OF_ORDER.map(String::from);
    let fields = shown(&SALES_ORDER, r, Some(&names));
    let own = fields.iter().filter(|f| !f.derived).flat_map(|f| f.columns());
    let columns = own.chain(["customer_id"]).collect();
    let pks: Vec<i64> = found.hits.iter().map(|hit| hit.pk).collect();
    let listed = r.listed("sales_order", &pks, Some(&columns))?;
    let customer = |row| listed.cell(row, "customer_id").as_id();
    let customers = Customers::of(r, listed.rows.iter().filter_map(customer))?;
    let hits = listed.rows.iter().zip(&found.hits).map(|(row, hit)| {
        let values = of_cells(&SALES_ORDER, &fields, &row.derived, &|c| listed.cell(row, c));
        OrderHit { id: row.id.to_string(), fit: hit.tier.into(), customer: customers.name(customer(row)), values }
    });
    Ok(OrderHits { count: found.count, more: false, hits: hits.collect() })
}

pub(super) fn products(r: &Read<'_>, typed: &str, long: &LongFound, limit: usize) -> Result<ProductHits> {
    let found = r.search(Searched::Product, typed, long, limit)?;
    let names = OF_PRODUCT.map(String::from);
    let fields = shown(&PRODUCT, r, Some(&names));
    let columns = fields.iter().flat_map(|f| f.columns()).collect();
    let pks: Vec<i64> = found.hits.iter().map(|hit| hit.pk).collect();
    let listed = r.listed("product", &pks, Some(&columns))?;
    let hits = listed.rows.iter().zip(&found.hits).map(|(row, hit)| {
        let fit = hit.tier.into();
        Ok(ProductHit {
            id: row.id.to_string(),
            fit,
            values: of_cells(&PRODUCT, &fields, &row.derived, &|c| listed.cell(row, c)),
            excerpt: if fit == Fit::Text { r.excerpt(Long::Product, hit.pk, typed)? } else { String::new() },
        })
    });
    let hits = hits.collect::<Result<_>>()?;
    Ok(ProductHits { count: found.count, more: long.may_be_more(Long::Product), hits })
}

pub(super) fn contacts(r: &Read<'_>, typed: &str, long: &LongFound, limit: usize) -> Result<ContactHits> {
    let found = r.search(Searched::Contact, typed, long, limit)?;
    let names = OF_CONTACT.map(String::from);
    let fields = shown(&CONTACT, r, Some(&names));
    let own = fields.iter().filter(|f| !f.derived).flat_map(|f| f.columns());
    let columns = own.chain(["customer_id"]).collect();
    let pks: Vec<i64> = found.hits.iter().map(|hit| hit.pk).collect();
    let listed = r.listed("contact", &pks, Some(&columns))?;
    let customer = |row| listed.cell(row, "customer_id").as_id();
    let customers = Customers::of(r, listed.rows.iter().filter_map(customer))?;
    let hits = listed.rows.iter().zip(&found.hits).map(|(row, hit)| {
        let values = of_cells(&CONTACT, &fields, &row.derived, &|c| listed.cell(row, c));
        ContactHit { id: row.id.to_string(), fit: hit.tier.into(), values, customer: customers.name(customer(row)) }
    });
    Ok(ContactHits { count: found.count, more: long.may_be_more(Long::Contact), hits: hits.collect() })
}

pub(super) fn interactions(r: &Read<'_>, typed: &str, long: &LongFound, limit: usize) -> Result<InteractionHits> {
    let newest = r.newest(long.of(Long::Interaction), limit)?;
    let mut hits = Vec::with_capacity(newest.len());
    for pk in newest {
        let sql = "SELECT t.id, t.summary, t.channel, t.occurred_at, c.id, c.name FROM my_interaction t JOIN my_customer c ON c.id = t.customer_id WHERE t.pk = ?1";
        let row = r.row(sql, [pk], |row| {
            let (id, customer): (Id, Id) = (row.get(0)?, row.get(4)?);
            let mut values = Values::new();
            values.insert("summary".into(), json!(row.get::<_, String>(1)?));
            values.insert("channel".into(), json!(row.get::<_, Option<String>>(2)?));
            values.insert("occurred_at".into(), json!(instant_text(row.get(3)?)));
            Ok((id, values, CustomerRef { id: customer.to_string(), name: row.get(5)? }))
        })?;
        if let Some((id, values, customer)) = row {
            hits.push(InteractionHit {
                id: id.to_string(),
                values,
                customer,
                excerpt: r.excerpt(Long::Interaction, pk, typed)?,
            });
        }
    }
    let (count, more) = (long.of(Long::Interaction).len(), long.may_be_more(Long::Interaction));
    Ok(InteractionHits { count, more, indexing: long.indexing, hits })
}
