//! 客户服务分析: how many services were raised in a period, by type, by how content customers were, by the days that
//! handling took and by how often they came back.

use super::{
    Behind, Period, READ, is,
    label::{Names, said},
    mean, same, share,
    table::{Table, Tabled, Words, count, hundredths},
    that,
};
use crate::{
    Result,
    catalogue::LabelPair,
    command::{Permission, Query},
    store::{
        filter::{Compare, Condition},
        read::Read,
        report::{Counted, in_order},
    },
    value::CellValue,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// By what services are told apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// What they are: enquiry, suggestion, complaint.
    #[default]
    Type,
    /// How content the customer was.
    Satisfaction,
    /// How long handling took.
    Days,
    /// How often they came back.
    Reopened,
}

/// Lengths of time: the first day, and the last where there is one.
const LENGTHS: [(&str, i64, Option<i64>); 5] =
    [("0", 0, Some(0)), ("1", 1, Some(3)), ("4", 4, Some(7)), ("8", 8, Some(30)), ("31", 31, None)];

impl By {
    fn expression(self) -> &'static [&'static str] {
        match self {
            Self::Type => &["d.type"],
            Self::Satisfaction => &["nullif(d.satisfaction, 0)"],
            Self::Days => &[
                "CASE WHEN d.days > 30 THEN 31 WHEN d.days > 7 THEN 8 WHEN d.days > 3 THEN 4 WHEN d.days > 0 THEN 1 ELSE d.days END",
            ],
            Self::Reopened => &["d.reopened"],
        }
    }

    fn column(self) -> &'static str {
        match self {
            Self::Type => "service_type",
            Self::Satisfaction => "satisfaction",
            Self::Days => "days",
            Self::Reopened => "reopened",
        }
    }
}

/// Services of a period.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Services {
    /// The days on which they were raised; all where it is left out.
    #[serde(default)]
    pub period: Period,
    /// By what they are told apart.
    #[serde(default)]
    pub by: By,
}

/// Some services.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Handled {
    /// How many there are.
    pub count: i64,
    /// How many of them came back at least once.
    pub reopened: i64,
    /// How content customers were, in hundredths of a star; null where none has said.
    pub satisfaction: Option<i64>,
    /// Days from raising to handling, in hundredths; null where none is handled.
    pub days: Option<i64>,
}

/// One line.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HandledOf {
    /// The type, the stars, the shortest of the days, or the times it came back; null: none.
    pub value: Option<String>,
    /// What it is called.
    pub label: LabelPair,
    /// What part of all they are, in ten-thousandths.
    pub share: Option<i64>,
    /// The figures.
    #[serde(flatten)]
    pub handled: Handled,
    /// The list of them.
    pub behind: Behind,
}

/// The answer of `report.service`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ServiceReport {
    /// In their order; what is not said last.
    pub rows: Vec<HandledOf>,
    /// All of them.
    pub total: Handled,
    /// The list of them all.
    pub behind: Behind,
}

/// How many, how many came back, sum of stars and how many have any, sum of days and how many have them.
const OF: &[&str] = &["1", "d.reopened > 0", "d.satisfaction", "d.satisfaction > 0", "d.days", "d.days IS NOT NULL"];

impl Query for Services {
    const NAME: &'static str = "report.service";
    const NEEDS: Permission = READ;
    type Output = ServiceReport;

    fn run(self, r: &Read<'_>) -> Result<ServiceReport> {
        let zone = r.zone()?;
        let (since, before) = self.period.check()?.instants(zone);
        let mut bounds = Vec::new();
        bounds.extend(since.map(|at| ("d.raised_at >= ?", CellValue::Int(at))));
        bounds.extend(before.map(|at| ("d.raised_at < ?", CellValue::Int(at))));
        let groups = in_order(r.counted(&Counted {
            table: "service",
            from: "service_derived d INDEXED BY service_report",
            along: Some("d.raised_at"),
            by: self.by.expression(),
            of: OF,
            bounds,
        })?);
        let mut all = vec![0; OF.len()];
        groups.iter().for_each(|(_, of)| all.iter_mut().zip(of).for_each(|(sum, n)| *sum += n));
        let names = Names::of_list(r, "service_type")?;
        let behind = Behind::of("service", self.period.filter_of_instants("raised_at", zone));
        let mut rows: Vec<(usize, HandledOf)> = Vec::with_capacity(groups.len());
        for (by, of) in groups {
            let value = &by[0];
            let (place, label, conditions) = self.line(&names, value);
            let value = value.as_id().map(|id| id.to_string()).or_else(|| value.as_int().map(|n| n.to_string()));
            let share = share(of[0], all[0]);
            rows.push((
                place,
                HandledOf { value, label, share, handled: handled(&of), behind: behind.and(conditions) },
            ));
        }
        rows.sort_by_key(|(place, _)| *place);
        Ok(ServiceReport { rows: rows.into_iter().map(|(_, row)| row).collect(), total: handled(&all), behind })
    }
}

impl Services {
    /// Place, name and filter of a group.
    fn line(&self, names: &Names, value: &CellValue) -> (usize, LabelPair, Vec<Condition>) {
        let none = |field: &str| (usize::MAX, said("report.none"), vec![that(field, Compare::Empty, Value::Null)]);
        let number = value.as_int();
        match (self.by, number) {
            (By::Type, _) => match value.as_id() {
                Some(id) => (names.place(Some(id)), names.of(Some(id)), vec![is("type", Some(&id.to_string()))]),
                None => none("type"),
            },
            (By::Satisfaction, Some(stars)) => {
                let stars = usize::try_from(stars).unwrap_or_default();
                (9 - stars.min(9), same("★".repeat(stars)), vec![that("satisfaction", Compare::Eq, json!(stars))])
            }
            (By::Satisfaction, None) => none("satisfaction"),
            (By::Days, Some(first)) => {
                let (code, first, last) =
                    LENGTHS.into_iter().rfind(|(_, from, _)| *from <= first).unwrap_or(LENGTHS[0]);
                let mut conditions = vec![that(
                    "days",
                    if first == 0 { Compare::NotEmpty } else { Compare::Gte },
                    if first == 0 { Value::Null } else { json!(first) },
                )];
                conditions.extend(last.map(|last| that("days", Compare::Lte, json!(last))));
                (usize::try_from(first).unwrap_or_default(), said(&format!("report.days.{code}")), conditions)
            }
            (By::Days, None) => (usize::MAX, said("report.days.none"), vec![that("days", Compare::Empty, Value::Null)]),
            (By::Reopened, times) => {
                let times = times.unwrap_or_default();
                (
                    usize::try_from(times).unwrap_or_default(),
                    same(times.to_string()),
                    vec![that("reopened", Compare::Eq, json!(times))],
                )
            }
        }
    }
}

fn handled(of: &[i64]) -> Handled {
    Handled { count: of[0], reopened: of[1], satisfaction: mean(of[2], of[3]), days: mean(of[4], of[5]) }
}

impl Tabled for Services {
    fn lines(&self, found: &ServiceReport, words: &Words) -> Table {
        let headers = [self.by.column(), "services", "share", "came_back", "mean_satisfaction", "mean_days"];
        let line = |name, share, of: &Handled| {
            vec![
                name,
                count(of.count),
                hundredths(share),
                count(of.reopened),
                hundredths(of.satisfaction),
                hundredths(of.days),
            ]
        };
        let rows = found.rows.iter().map(|row| line(words.named(&row.label), row.share, &row.handled));
        let total = line(words.named(&said("report.total")), None, &found.total);
        Table {
            headers: headers.map(|column| words.head(column)).to_vec(),
            rows: rows.chain([total]).collect(),
            total: true,
            beyond: 0,
        }
    }
}
