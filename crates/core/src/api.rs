//! Every operation there is: the features' tables, one after the other. The dispatcher, the HTTP routes, `zhike list`,
//! the OpenAPI document, the TypeScript and `docs/commands.md` all read this.

use crate::{
    archive, briefing, catalogue, change, churn,
    command::{Entry, query},
    contact, custom_field, customer, dictionary, export, home, import, interaction, opportunity, plan, product, report,
    role, sales_order, search, service, setting, stock, team, user, view, workspace,
};
use std::{collections::HashMap, sync::LazyLock};

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let tables: &[&[Entry]] = &[
        &[query::<catalogue::get::Get>()],
        archive::API,
        briefing::API,
        change::API,
        churn::API,
        contact::API,
        contact::verbs::PLAIN,
        custom_field::API,
        customer::API,
        customer::verbs::PLAIN,
        dictionary::API,
        export::API,
        home::API,
        import::API,
        interaction::API,
        interaction::verbs::PLAIN,
        opportunity::API,
        opportunity::verbs::PLAIN,
        service::API,
        service::verbs::PLAIN,
        plan::API,
        product::API,
        product::verbs::PLAIN,
        report::API,
        role::API,
        sales_order::API,
        search::API,
        setting::API,
        stock::API,
        team::API,
        user::API,
        view::API,
        workspace::API,
    ];
    tables.concat()
});

static BY_NAME: LazyLock<HashMap<&'static str, &'static Entry>> =
    LazyLock::new(|| ENTRIES.iter().map(|e| (e.name, e)).collect());

/// All of them.
pub(crate) fn entries() -> &'static [Entry] {
    &ENTRIES
}

/// The one of this name.
pub(crate) fn entry(name: &str) -> Option<&'static Entry> {
    BY_NAME.get(name).copied()
}
