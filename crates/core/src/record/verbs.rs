//! The plain verbs of an entity as operations of the contract. Each is a struct, as every operation is; they differ by
//! their words and their entity alone, so that one macro writes them.

/// Makes the ways to read an entity's records: `Count`, `Place` and `History`; `List`, the input of its list, whose rows are
/// the entity's own; and `LISTED`, their table.
/// `order` is the field that lists go by where nobody says, and what says so; `of` the records that a list may be narrowed to: the field of
/// the input, the column that names them, and what it says.
macro_rules! list_verbs {
    (
        $record:ty, $entity:literal, one = $one:literal, many = $many:literal,
        order = $order:expr, $order_says:literal, of = [$($of:ident $column:literal $of_says:literal),*]
    ) => {
        use schemars::JsonSchema;
        use serde::Deserialize;
        use $crate::{
            Id, Result,
            command::{Entry, Permission, Query, query},
            record::{
                history::{self, HistorySteps},
                list::{self, Counted, Placed, Row, Sort, Which},
            },
            store::{filter::Condition, read::Read},
        };

        /// The operations made here.
        pub(crate) const LISTED: &[Entry] = &[query::<List>(), query::<Count>(), query::<Place>(), query::<History>()];

        /// How a list goes where nobody says.
        fn order(asked: Option<Sort>) -> Sort {
            let (by, desc) = $order;
            asked.unwrap_or(Sort { by: String::from(by), desc })
        }

        #[doc = concat!("A page of ", $many, ". At most one of `after`, `offset` and `jump` is looked at, in this order.")]
        #[derive(Debug, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct List {
            $(
                #[doc = $of_says]
                #[serde(default)]
                pub $of: Option<Id>,
            )*
            /// Conditions that must all hold.
            #[serde(default)]
            pub filter: Vec<Condition>,
            #[doc = $order_says]
            #[serde(default)]
            pub sort: Option<Sort>,
            /// The cursor that the page before gave.
            #[serde(default)]
            pub after: Option<String>,
            /// Begin at the n-th row.
            #[serde(default)]
            pub offset: Option<u64>,
            /// Begin at the first row whose key is not before this text.
            #[serde(default)]
            pub jump: Option<String>,
            /// Rows wanted: 1 to 500, 50 where it is left out.
            #[serde(default)]
            pub limit: Option<usize>,
            /// Fields wanted; all where it is left out.
            #[serde(default)]
            pub columns: Option<Vec<String>>,
            /// The recycle bin instead of the live ones.
            #[serde(default)]
            pub bin: bool,
        }

        impl List {
            /// The rows, with cells beside the wanted fields, and the cursor of the next page.
            pub(crate) fn page(self, r: &Read<'_>, beside: &[&'static str]) -> Result<(Vec<Row>, Option<String>)> {
                let of = list::named(&[$(($column, self.$of)),*]);
                let which = Which { bin: self.bin, filter: &self.filter, of: &of, sort: &order(self.sort) };
                let from = list::from(self.after, self.offset, self.jump);
                list::page::<$record>(r, &which, from, self.limit, self.columns.as_deref(), beside)
            }
        }

        #[doc = concat!("How many ", $many, " a list has.")]
        #[derive(Debug, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct Count {
            $(
                #[doc = $of_says]
                #[serde(default)]
                pub $of: Option<Id>,
            )*
            /// Conditions that must all hold.
            #[serde(default)]
            pub filter: Vec<Condition>,
            /// The recycle bin instead of the live ones.
            #[serde(default)]
            pub bin: bool,
        }

        impl Query for Count {
            const NAME: &'static str = concat!($entity, ".count");
            const NEEDS: Permission = Permission::to("read", $entity);
            type Output = Counted;

            fn run(self, r: &Read<'_>) -> Result<Counted> {
                let of = list::named(&[$(($column, self.$of)),*]);
                let which = Which { bin: self.bin, filter: &self.filter, of: &of, sort: &order(None) };
                list::count::<$record>(r, &which)
            }
        }

        #[doc = concat!("The place of the first ", $one, " of a list whose key is not before a text.")]
        #[derive(Debug, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct Place {
            $(
                #[doc = $of_says]
                #[serde(default)]
                pub $of: Option<Id>,
            )*
            /// Conditions that must all hold.
            #[serde(default)]
            pub filter: Vec<Condition>,
            /// As the list goes where it is left out. Not by owner: there a text has a place under each.
            #[serde(default)]
            pub sort: Option<Sort>,
            /// The recycle bin instead of the live ones.
            #[serde(default)]
            pub bin: bool,
            /// What it begins with; of a name, letters of its pinyin do.
            pub jump: String,
        }

        impl Query for Place {
            const NAME: &'static str = concat!($entity, ".place");
            const NEEDS: Permission = Permission::to("read", $entity);
            type Output = Placed;

            fn run(self, r: &Read<'_>) -> Result<Placed> {
                let of = list::named(&[$(($column, self.$of)),*]);
                let which = Which { bin: self.bin, filter: &self.filter, of: &of, sort: &order(self.sort) };
                list::place::<$record>(r, &which, &self.jump)
            }
        }

        #[doc = concat!("Steps of one ", $one, "'s history.")]
        #[derive(Debug, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct History {
            /// Whose.
            pub id: Id,
            /// Before this op.
            #[serde(default)]
            pub before: Option<i64>,
            /// At most so many (50).
            #[serde(default)]
            pub limit: Option<usize>,
        }

        impl Query for History {
            const NAME: &'static str = concat!($entity, ".history");
            const NEEDS: Permission = Permission::to("read", $entity);
            type Output = HistorySteps;

            fn run(self, r: &Read<'_>) -> Result<HistorySteps> {
                history::steps::<$record>(r, self.id, self.before, self.limit)
            }
        }
    };
}

/// Makes what [`list_verbs`] makes, and `Update`, `Change`, `Bin` and `Restore`; and `PLAIN`, the table of all but the list.
macro_rules! plain_verbs {
    (
        $record:ty, $entity:literal, a = $a:literal, one = $one:literal, many = $many:literal,
        order = $order:expr, $order_says:literal, of = [$($of:ident $column:literal $of_says:literal),*]
    ) => {
        $crate::record::verbs::list_verbs! {
            $record, $entity, one = $one, many = $many, order = $order, $order_says, of = [$($of $column $of_says),*]
        }

        use $crate::{
            app::Cx,
            command::{Action, Command, Done, Undo, action, command},
            record::{
                bulk::{self, BulkChanged},
                life::{self, Moved},
                update::{self, Updated},
                values::Values,
            },
            store::write::Write,
        };

        /// The operations made here, but for the list.
        pub(crate) const PLAIN: &[Entry] = &[
            LISTED[1],
            LISTED[2],
            LISTED[3],
            command::<Update>(),
            action::<Change>(),
            command::<Bin>(),
            command::<Restore>(),
        ];

        #[doc = concat!("Changes fields of ", $a, " ", $one, ".")]
        #[derive(Debug, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct Update {
            /// Whose.
            pub id: Id,
            /// The revision that the form was opened with.
            pub rev: i64,
            /// The fields to change; null clears.
            pub set: Values,
        }

        impl Command for Update {
            const NAME: &'static str = concat!($entity, ".update");
            const NEEDS: Permission = Permission::to("update", $entity);
            const UNDO: Undo = Undo::Free;
            type Output = Updated;

            fn run(self, w: &Write<'_>) -> Result<Updated> {
                update::update::<$record>(w, self.id, self.rev, &self.set)
            }
        }

        #[doc = concat!("Sets the same fields on many ", $many, ", as one group.")]
        #[derive(Debug, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct Change {
            /// Which.
            pub ids: Vec<Id>,
            /// The fields to change; null clears.
            pub set: Values,
        }

        impl Action for Change {
            const NAME: &'static str = concat!($entity, ".bulk");
            const NEEDS: Permission = Permission::to("update", $entity);
            const UNDO: Undo = Undo::Free;
            type Output = BulkChanged;

            fn run(self, cx: &Cx) -> Result<Done<BulkChanged>> {
                bulk::change::<$record>(cx, Self::NAME, &self.ids, &self.set)
            }
        }

        #[doc = concat!("Moves ", $many, ", with all that belongs to them, to the recycle bin.")]
        #[derive(Debug, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct Bin {
            /// Which.
            pub ids: Vec<Id>,
        }

        impl Command for Bin {
            const NAME: &'static str = concat!($entity, ".bin");
            const NEEDS: Permission = Permission::to("delete", $entity);
            const UNDO: Undo = Undo::Free;
            type Output = Moved;

            fn run(self, w: &Write<'_>) -> Result<Moved> {
                life::bin::<$record>(w, &self.ids)
            }
        }

        #[doc = concat!("Brings ", $many, " back, each with exactly what went to the bin with it.")]
        #[derive(Debug, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct Restore {
            /// Which.
            pub ids: Vec<Id>,
        }

        impl Command for Restore {
            const NAME: &'static str = concat!($entity, ".restore");
            const NEEDS: Permission = Permission::to("delete", $entity);
            const UNDO: Undo = Undo::Free;
            type Output = Moved;

            fn run(self, w: &Write<'_>) -> Result<Moved> {
                life::restore::<$record>(w, &self.ids)
            }
        }
    };
}

pub(crate) use list_verbs;
pub(crate) use plain_verbs;
