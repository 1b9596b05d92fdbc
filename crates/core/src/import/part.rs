//! What a row of a file is made of: a customer, a person there, something dealt with him. What is imported is one of
//! them; the others stand beside it in the same row.

use crate::catalogue::{self, Catalogue};
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
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Customer, Self::Contact, Self::Interaction];

    /// Its fields.
    pub fn catalogue(self) -> &'static Catalogue {
        catalogue::ALL[self as usize]
    }

    /// Its name in calls.
    pub fn entity(self) -> &'static str {
        self.catalogue().entity
    }

    /// The parts that stand in rows of a file of this one, itself first.
    pub fn beside(self) -> &'static [Self] {
        match self {
            Self::Customer => &[Self::Customer, Self::Contact],
            Self::Contact => &[Self::Contact, Self::Customer],
            Self::Interaction => &[Self::Interaction, Self::Customer, Self::Contact],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_has_the_catalogue_of_its_name() {
        assert_eq!(Part::ALL.map(Part::entity), ["customer", "contact", "interaction"]);
    }
}
