//! Reading: one transaction on one connection under one actor's rights. Feature SQL goes through [`Read::rows`] and sees
//! scoped views; store functions take [`Read::sys`].

use super::{
    Store,
    access::Access,
    authorizer::{StoreSql, check_feature_sql},
    order::Orders,
    schema::Layout,
    scope,
    write::lock,
};
use crate::{Error, Id, Result, catalogue::MaskClass};
use rusqlite::{Connection, Params, Row};
use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

/// A connection with its flag, and the rights that its scoped views were last made for.
pub(crate) struct Conn {
    pub(crate) db: Connection,
    pub(crate) flag: StoreSql,
    pub(crate) layouts: Arc<Vec<Layout>>,
    rights: Option<Arc<Access>>,
    /// The masked classes that the scoped views were made for. They are all that the views differ by: who sees which
    /// row stands in `temp.scope_customer`, and making views anew voids every prepared statement.
    views: Option<BTreeSet<MaskClass>>,
    /// When the scan that runs now must end.
    stop: Arc<Mutex<Option<Instant>>>,
}

impl Conn {
    pub(crate) fn new(mut db: Connection, layouts: Arc<Vec<Layout>>) -> Result<Self> {
        /// Steps of SQLite's machine between two looks at the clock.
        const STEPS: i32 = 20_000;
        let flag = StoreSql::default();
        super::authorizer::guard(&mut db, &flag)?;
        let stop: Arc<Mutex<Option<Instant>>> = Arc::default();
        let end = stop.clone();
        db.progress_handler(STEPS, Some(move || lock(&end).is_some_and(|at| Instant::now() > at)))?;
        Ok(Self { db, flag, layouts, rights: None, views: None, stop })
    }

    /// The rights of `user` inside the transaction that is open now; refills scope and views when the connection last
    /// served somebody else or `perm_rev` has moved.
    pub(crate) fn rights(&mut self, user: Option<Id>) -> Result<Arc<Access>> {
        let (flag, db) = (self.flag.clone(), &self.db);
        let now = flag.run(|| super::access::perm_rev(db))?;
        if let Some(rights) = &self.rights
            && rights.user == user
            && rights.perm_rev == now
        {
            return Ok(rights.clone());
        }
        self.rights = None;
        let layouts = self.layouts.clone();
        let views = self.views.take();
        let fresh = flag.run(|| -> Result<Arc<Access>> {
            let access = Access::read(db, user)?;
            if let Some(user) = user
                && super::access::is_keyless(db, user)?
            {
                return Err(Error::Unauthenticated);
            }
            scope::fill(db, &access)?;
            if views.as_ref() != Some(&access.masked) {
                scope::make_views(db, &layouts, &access)?;
            }
            Ok(Arc::new(access))
        })?;
        self.views = Some(fresh.masked.clone());
        self.rights = Some(fresh.clone());
        Ok(fresh)
    }

    /// A transaction that rolls back takes the scope and views made inside it along.
    pub(crate) fn forget_rights(&mut self) {
        self.rights = None;
        self.views = None;
    }

    /// Whose rights it holds: serving him again costs least.
    pub(super) fn serves(&self, user: Option<Id>) -> bool {
        self.rights.as_ref().is_some_and(|r| r.user == user)
    }

    /// After a schema change everything made for the old one is void.
    pub(crate) fn forget(&mut self, layouts: Arc<Vec<Layout>>) {
        self.layouts = layouts;
        self.rights = None;
        self.views = None;
        self.db.flush_prepared_statement_cache();
    }
}

/// What a query gets. It cannot write.
pub(crate) struct Read<'a> {
    conn: &'a Conn,
    store: &'a Store,
    access: Arc<Access>,
    /// The workspace, for ids made from keys.
    pub(crate) workspace: Id,
    /// Now, in milliseconds since 1970; the only clock that rules may look at.
    pub(crate) now: i64,
}

impl<'a> Read<'a> {
    pub(super) fn new(conn: &'a Conn, store: &'a Store, access: Arc<Access>, now: i64) -> Self {
        Self { conn, store, access, workspace: store.workspace, now }
    }

    /// The file.
    pub(crate) fn path(&self) -> &std::path::Path {
        self.store.path()
    }

    /// Why the file, or the key under this user's name, seems not to be the one that he had last.
    pub(crate) fn notice(&self) -> Option<&'static str> {
        let strange = || self.user().is_some_and(|user| lock(&self.store.strange_keys).contains(&user));
        self.store.replaced.or_else(|| strange().then_some("key_replaced"))
    }

    /// Why nothing can be written, where nothing can.
    pub(crate) fn read_only(&self) -> Option<String> {
        self.store.read_only()
    }

    /// The places of lists that this process remembers; None inside a write, whose changes nobody else sees yet.
    pub(super) fn orders(&self) -> Option<&Mutex<Orders>> {
        self.shared().map(|store| &store.orders)
    }

    /// The store with what it keeps in memory for all readers; None inside a write, whose changes nobody else sees yet.
    pub(super) fn shared(&self) -> Option<&Store> {
        self.conn.db.is_readonly("main").unwrap_or(false).then_some(self.store)
    }

    pub(crate) fn access(&self) -> &Access {
        &self.access
    }

    /// Who asks; the system where nobody does.
    pub(crate) fn user(&self) -> Option<Id> {
        self.access.user
    }

    pub(crate) fn layout(&self, table: &str) -> Result<&Layout> {
        self.conn
            .layouts
            .iter()
            .find(|l| l.table.name == table)
            .ok_or_else(|| Error::internal(format!("no layout of {table}")))
    }

    pub(crate) fn layouts(&self) -> &[Layout] {
        &self.conn.layouts
    }

    /// Feature SQL: SELECT over scoped views and open tables. Anything else is refused when prepared.
    pub(crate) fn rows<T>(
        &self,
        sql: &str,
        params: impl Params,
        map: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        check_feature_sql(sql)?;
        let mut query = self.conn.db.prepare_cached(sql)?;
        let rows = query.query_map(params, map)?;
        Ok(rows.collect::<Result<Vec<T>, _>>()?)
    }

    /// The first row of feature SQL.
    pub(crate) fn row<T>(
        &self,
        sql: &str,
        params: impl Params,
        map: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>> {
        Ok(self.rows(sql, params, map)?.into_iter().next())
    }

    /// Store SQL, unscoped: the caller applies the scope itself. For store functions only.
    pub(in crate::store) fn sys<T>(&self, f: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.conn.flag.run(|| f(&self.conn.db))
    }

    /// Runs `f` under a stop: a scan that takes longer is `Cancelled`.
    pub(in crate::store) fn within<T>(&self, limit: Duration, f: impl FnOnce() -> Result<T>) -> Result<T> {
        *lock(&self.conn.stop) = Some(Instant::now() + limit);
        let result = f();
        *lock(&self.conn.stop) = None;
        result
    }
}
