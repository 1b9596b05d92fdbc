//! The plain verbs of a contact.

use super::Contact;

crate::record::verbs::plain_verbs! {
    Contact, "contact", a = "a", one = "contact", many = "contacts", order = ("name", false),
    of = [customer "customer_id" "Only those of this customer."]
}
