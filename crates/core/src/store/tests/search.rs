//! What is searched is what the file says, of every entity and after every kind of work; and `doctor` sees it where it is
//! not.

use super::{
    super::{
        fault::{Fault, plant},
        long_text::Long,
        search::{Found, Searched},
        write::lock,
    },
    *,
};

pub(super) fn contact(customer: Id, name: &str) -> Cells {
    cells([("customer_id", customer.into()), ("name", text(name)), ("position", text("采购经理"))])
}

impl Copy {
    pub(super) fn contact(&self, customer: Id, name: &str) -> Id {
        let id = Id::new(self.store.now());
        self.op(|w| w.create::<Contact>(id, &contact(customer, name)));
        id
    }

    /// Of the text in memory.
    fn found(&self, of: Searched, typed: &str) -> usize {
        self.store.build_text().unwrap();
        self.hits(of, typed).count
    }

    fn hits(&self, of: Searched, typed: &str) -> Found {
        self.store.read(None, |r| r.search(of, typed, &Default::default(), 3)).unwrap()
    }

    pub(super) fn problems(&self) -> Vec<String> {
        crate::store::health::check(&self.store).unwrap().problems
    }
}

#[test]
fn contacts_are_found_by_name_pinyin_position_and_points_of_their_own() {
    let copy = Copy::new();
    let beside = copy.second();
    let customer = copy.customer("恒远贸易");
    let id = copy.contact(customer, "单丽");
    let mobile = cells([
        ("owner_kind", text("contact")),
        ("owner_id", id.into()),
        ("kind", text("mobile")),
        ("raw", text("138 0013-8000")),
    ]);
    copy.op(|w| w.create::<Point>(Id::new(NOON + 1), &mobile));
    let contacts = |typed: &str| copy.found(Searched::Contact, typed);
    for typed in ["单", "單麗", "shanli", "sl", "采购", "13800138", "0013-8"] {
        assert_eq!(contacts(typed), 1, "{typed}");
    }
    assert_eq!((contacts("恒远"), copy.found(Searched::Customer, "恒远")), (0, 1), "a customer's name is his own");
    assert_eq!(
        (contacts("13800138"), copy.found(Searched::Customer, "13800138")),
        (1, 0),
        "and so is a contact's phone"
    );
    let bin = copy.bin(customer);
    assert_eq!(contacts("单丽"), 0);
    copy.undo(bin);
    assert_eq!(contacts("单丽"), 1);
    copy.set::<Contact>(id, "name", text("解珍")).unwrap();
    assert_eq!((contacts("单丽"), contacts("xiezhen")), (0, 1));
    let elsewhere = beside.read(None, |r| r.search(Searched::Contact, "xz", &Default::default(), 5)).unwrap();
    assert_eq!(elsewhere.count, 1, "another process finds it too");
    copy.erase(customer);
    assert_eq!((contacts("xz"), contacts("138"), contacts("采购")), (0, 0, 0));
    assert_eq!(copy.problems(), [""; 0]);
}

#[test]
fn orders_and_products_are_found_and_follow_every_write_of_every_process() {
    let copy = Copy::new();
    let beside = copy.second();
    let customer = copy.customer("恒远贸易");
    let (order, product) = (Id::new(NOON + 7), Id::new(NOON + 8));
    let bought = cells([
        ("number", text("SO-2026/001")),
        ("customer_id", customer.into()),
        ("ordered_on", text("2026-11-01")),
        ("ship_to", text("苏州工业园区星湖街 8 号")),
    ]);
    copy.op(|w| w.create::<SalesOrder>(order, &bought));
    let sold =
        cells([("sku", text("SW-48")), ("name", text("交换机")), ("model", text("S5735")), ("memo", text("老款"))]);
    copy.op(|w| w.create::<Product>(product, &sold));
    let orders = |typed: &str| copy.found(Searched::SalesOrder, typed);
    let products = |typed: &str| copy.found(Searched::Product, typed);
    assert_eq!((orders("so-2026/0"), orders("星湖街"), orders("恒远"), orders("SO-9")), (1, 1, 0, 0));
    assert_eq!(
        (products("sw-4"), products("jhj"), products("交換"), products("s5735"), products("sw-9")),
        (1, 1, 1, 1, 0)
    );
    let long = copy.store.read(None, |r| r.search_long_text("老款", &Long::ALL)).unwrap();
    assert_eq!(long.of(Long::Product).len(), 1, "and by what is written of it");
    assert_eq!(copy.problems(), [""; 0]);

    // Another process renames, hands over and bins; here the next query knows.
    let there = |f: &dyn Fn(&crate::store::write::Write<'_>) -> crate::Result<()>| {
        copy.tick();
        beside.write(None, crate::store::write::Intent::of("test"), f).unwrap();
    };
    there(&|w| w.update(&w.load::<Product>("update", product)?, &cells([("name", text("路由器"))])));
    assert_eq!((products("jhj"), products("lyq")), (0, 1));
    let other = Id::new(NOON + 9);
    there(&|w| w.create::<super::User>(other, &cells([("username", text("zhao"))])).map(drop));
    there(&|w| w.update(&w.load::<super::Customer>("update", customer)?, &cells([("owner_id", other.into())])));
    assert_eq!(orders("so-"), 1);
    let owner = |store: &crate::store::OpenStore| {
        let pk = copy.image("sales_order", order).pk;
        store.read(None, |r| Ok(r.text()?.and_then(|text| text.of(Searched::SalesOrder).owner(pk)))).unwrap()
    };
    assert_eq!(owner(&copy.store), Some(crate::store::access::Users::one(other)), "whoever has the customer");
    there(&|w| w.bin(&w.load::<SalesOrder>("delete", order)?));
    assert_eq!(orders("so-"), 0);
    assert_eq!(copy.problems(), [""; 0]);

    // The control: where the journal is not followed, nothing of that is known, and doctor says so.
    for (of, typed) in [(Searched::SalesOrder, "so-"), (Searched::Product, "lyq")] {
        plant(Some(Fault::SearchNotFollowed));
        match of {
            Searched::SalesOrder => there(&|w| w.restore(&w.load::<SalesOrder>("delete", order)?)),
            _ => there(&|w| w.bin(&w.load::<Product>("delete", product)?)),
        }
        let found = copy.found(of, typed);
        plant(None);
        let pk = copy.image(of.table(), if of == Searched::Product { product } else { order }).pk;
        assert_eq!(
            (found, copy.problems()),
            (usize::from(of == Searched::Product), vec![format!("search: {} {pk}", of.table())])
        );
        copy.store.rebuild_derived().unwrap();
        assert_eq!((copy.found(of, typed), copy.problems()), (usize::from(of == Searched::SalesOrder), vec![]));
    }
}

#[test]
fn texts_of_custom_fields_are_found_once_the_field_is_there() {
    let copy = Copy::new();
    let id = copy.customer("甲");
    copy.edit(id, "custom.car", text("\"沪A12345\""));
    assert_eq!(copy.found(Searched::Customer, "沪a12"), 0, "no field says that this is a text");
    let field = cells([("entity", text("customer")), ("code", text("car")), ("kind", text("text"))]);
    copy.op(|w| w.create::<Field>(Id::new(NOON + 5), &field));
    assert_eq!(copy.found(Searched::Customer, "沪a12"), 1);
    copy.edit(id, "custom.car", CellValue::Null);
    assert_eq!(copy.found(Searched::Customer, "沪a12"), 0);
    assert_eq!(copy.problems(), [""; 0]);
}

#[test]
fn a_row_that_is_searched_as_it_was_is_named_by_doctor() {
    let copy = Copy::new();
    let id = copy.customer("恒远");
    copy.edit(id, "number", text("KH7"));
    assert_eq!(copy.found(Searched::Customer, "kh7"), 1);
    assert_eq!(copy.problems(), [""; 0], "the control");
    let pk = copy.image("customer", id).pk;
    for fault in [Fault::SearchNotFollowed, Fault::SearchClassLeftOut] {
        plant(Some(fault));
        copy.edit(id, "number", text("KH8"));
        let (found, problems) = (copy.found(Searched::Customer, "kh8"), copy.problems());
        plant(None);
        let wrong = if fault == Fault::SearchNotFollowed { vec![format!("search: customer {pk}")] } else { vec![] };
        assert_eq!((found, &problems), (0, &wrong), "{fault:?}");
        // What was read under a fault and is compared without it differs too.
        assert_eq!(copy.problems(), [format!("search: customer {pk}")], "{fault:?}");
        copy.store.rebuild_derived().unwrap();
        assert_eq!((copy.found(Searched::Customer, "kh8"), copy.problems()), (1, vec![]), "{fault:?}");
        copy.edit(id, "number", text("KH7"));
        copy.found(Searched::Customer, "kh7");
    }
}

#[test]
fn before_the_text_is_in_memory_the_file_gives_the_same_answers() {
    let copy = Copy::new();
    let names = ["恒远贸易", "新恒远", "恆遠", "单丽", "重庆长安", "Müller Søn", "3M中国", "恒远 分部"];
    for (at, name) in names.into_iter().enumerate() {
        let id = copy.customer(name);
        copy.edit(id, "phone", text("021-68888888转801"));
        copy.edit(id, "city", text("上海市"));
        if at % 2 == 0 {
            let contact = copy.contact(id, "仇英");
            let mobile = cells([
                ("owner_kind", text("contact")),
                ("owner_id", contact.into()),
                ("kind", text("mobile")),
                ("raw", text("138 0013-8000")),
            ]);
            copy.op(|w| w.create::<Point>(Id::new(NOON + 100 + at as i64), &mobile));
        }
    }
    let mut found = 0;
    for typed in
        ["恒远", "hy", "hengyuan", "shan", "q", "68888", "8转80", "上海", "muller", "采购", "13", "0013-8", "无"]
    {
        for of in Searched::ALL {
            lock(&copy.store.text).forget();
            let in_file = copy.hits(of, typed);
            assert!(lock(&copy.store.text).op().is_none(), "the control: nothing is in memory");
            copy.store.build_text().unwrap();
            let in_memory = copy.hits(of, typed);
            assert_eq!((&in_file.hits, in_file.count), (&in_memory.hits, in_memory.count), "{typed} {of:?}");
            found += in_file.count;
        }
    }
    assert!(found > 40, "the control: {found}");
    // What is written and comes by its long text counts too, and whose it is is read from the file.
    let id = copy.customer("丙");
    copy.edit(id, "note", text("样品已寄"));
    let whole = |typed: &str| {
        let long = copy.store.read(None, |r| r.search_long_text(typed, &Long::ALL)).unwrap();
        copy.store.read(None, |r| r.search(Searched::Customer, typed, &long, 3)).unwrap().hits
    };
    lock(&copy.store.text).forget();
    let in_file = whole("样品");
    copy.store.build_text().unwrap();
    assert_eq!((in_file.len(), &in_file), (1, &whole("样品")));
}

#[test]
fn what_was_read_before_it_was_forgotten_is_not_taken() {
    let copy = Copy::new();
    copy.customer("恒远");
    copy.store.build_text().unwrap();
    assert!(lock(&copy.store.text).op().is_some());
    lock(&copy.store.text).forget();
    assert!(lock(&copy.store.text).op().is_none());
    assert_eq!(copy.found(Searched::Customer, "恒远"), 1);
}

#[test]
fn what_is_made_while_the_text_is_read_is_found_too() {
    let copy = Copy::new();
    let unread = copy.store.unread_text().unwrap().unwrap();
    copy.customer("恒远贸易");
    copy.store.read_text(&unread).unwrap();
    assert_eq!(copy.hits(Searched::Customer, "恒远").count, 1);
    assert_eq!(copy.problems(), Vec::<String>::new());
}
