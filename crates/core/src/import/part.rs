//! What a row of a file is made of: a customer, a person there, something dealt with him. What is imported is one of
//! them; the others stand beside it in the same row.

use crate::{
    catalogue::{Catalogue, Field},
    contact::fields::CONTACT,
    customer::fields::CUSTOMER,
    interaction::fields::INTERACTION,
    opportunity::fields::OPPORTUNITY,
    product::fields::PRODUCT,
    sales_order::fields::{ORDER_LINE, SALES_ORDER},
    service::fields::SERVICE,
    stock::fields::STOCK,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A record that a row tells of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The company or person who buys.
    #[default]
    Customer,
    /// A person there.
    Contact,
    /// Something dealt with him.
    Interaction,
    /// Something that is sold.
    Product,
    /// How much of it lies where.
    Stock,
    /// A chance to sell.
    Opportunity,
    /// A request that needs an answer.
    Service,
    /// What a customer bought, as a whole.
    #[serde(rename = "sales_order")]
    Order,
    /// One thing of it.
    #[serde(rename = "order_line")]
    Line,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Customer,
        Self::Contact,
        Self::Interaction,
        Self::Product,
        Self::Stock,
        Self::Opportunity,
        Self::Service,
        Self::Order,
        Self::Line,
    ];

    /// Its fields.
    pub fn catalogue(self) -> &'static Catalogue {
        match self {
            Self::Customer => &CUSTOMER,
            Self::Contact => &CONTACT,
            Self::Interaction => &INTERACTION,
            Self::Product => &PRODUCT,
            Self::Stock => &STOCK,
            Self::Opportunity => &OPPORTUNITY,
            Self::Service => &SERVICE,
            Self::Order => &SALES_ORDER,
            Self::Line => &ORDER_LINE,
        }
    }

    /// Its name in calls.
    pub fn entity(self) -> &'static str {
        self.catalogue().entity
    }

    /// Whether files of it are of companies and people: lists and cards as other programs write them.
    pub fn of_people(self) -> bool {
        matches!(self, Self::Customer | Self::Contact)
    }

    /// What a row of a file of this one says of the others, which only names them.
    pub fn names(self) -> &'static [(Self, &'static str)] {
        match self {
            Self::Customer | Self::Contact | Self::Product => &[],
            Self::Interaction | Self::Service => {
                &[(Self::Customer, "number"), (Self::Customer, "name"), (Self::Contact, "name")]
            }
            Self::Stock | Self::Opportunity => &[(Self::Product, "sku"), (Self::Product, "name")],
            Self::Order | Self::Line => &[
                (Self::Customer, "number"),
                (Self::Customer, "name"),
                (Self::Line, "line"),
                (Self::Line, "quantity"),
                (Self::Line, "unit"),
                (Self::Line, "unit_price"),
                (Self::Line, "amount"),
                (Self::Product, "sku"),
                (Self::Product, "name"),
            ],
        }
    }

    /// Fields that no form writes and a file of the past says.
    pub fn history(self) -> &'static [&'static str] {
        match self {
            Self::Opportunity => &["number", "state", "assigned_to", "assigned_at", "closed_at", "lost_reason"],
            Self::Service => &[
                "number",
                "state",
                "assigned_to",
                "assigned_at",
                "handling",
                "handled_by",
                "handled_at",
                "result",
                "satisfaction",
                "reopened",
                "archived_at",
                "raised_at",
            ],
            _ => &[],
        }
    }

    /// Whether its rows only name their customer: who is not there is not made.
    pub fn hangs(self) -> bool {
        matches!(self, Self::Interaction | Self::Service)
    }

    /// Whether a file of it may say a field.
    pub fn takes(self, field: &Field) -> bool {
        field.writable() || self.history().contains(&field.name)
    }

    /// Whether its rows name customers, by number too.
    pub fn names_customers(self) -> bool {
        self.of_people() || self.names().iter().any(|(part, _)| *part == Self::Customer)
    }

    /// The parts that stand in rows of a file of this one, itself first.
    pub fn beside(self) -> &'static [Self] {
        match self {
            Self::Customer => &[Self::Customer, Self::Contact],
            Self::Contact => &[Self::Contact, Self::Customer],
            Self::Interaction => &[Self::Interaction, Self::Customer, Self::Contact],
            Self::Product => &[Self::Product],
            Self::Stock => &[Self::Stock, Self::Product],
            Self::Opportunity => &[Self::Opportunity, Self::Product],
            Self::Service => &[Self::Service, Self::Customer, Self::Contact],
            Self::Order | Self::Line => &[Self::Order, Self::Line, Self::Customer, Self::Product],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_has_the_catalogue_of_its_name() {
        assert_eq!(
            Part::ALL.map(Part::entity),
            [
                "customer",
                "contact",
                "interaction",
                "product",
                "stock",
                "opportunity",
                "service",
                "sales_order",
                "order_line"
            ]
        );
    }
}
