//! A report as a file: what stands on the screen, as text or as a workbook.

use super::table::{Asked, Table};
use crate::{
    Error, Result,
    app::Cx,
    command::{Action, Done, Permission, Undo},
    export::{
        run::{Exported, Format, Language, name, note},
        sheet::Sheet,
    },
    words,
};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;

/// Exports a report: one of `composition`, `opportunity` … with what it is asked.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Export {
    /// The report.
    pub report: Asked,
    /// What it is written as: text or a workbook.
    #[serde(default)]
    pub format: Format,
    /// The language of headers and words; the workspace's where it is left out.
    #[serde(default)]
    pub language: Option<Language>,
}

impl Action for Export {
    const NAME: &'static str = "report.export";
    const NEEDS: Permission = Permission::to("export", "report");
    const UNDO: Undo = Undo::Never("export");
    const JOB: bool = true;
    type Output = Exported;

    fn run(self, cx: &Cx) -> Result<Done<Exported>> {
        if self.format == Format::Vcf {
            return Err(Error::invalid("format", "unknown"));
        }
        let which = self.report.name();
        let (lang, day, Table { headers, rows, .. }) = cx.store().read(Some(cx.user()), |r| {
            r.access().require("report", "read")?;
            let lang = self.language.map_or_else(|| r.language(), |language| Ok(language.into()))?;
            Ok((lang, r.today()?.to_string(), self.report.table(r, lang)?))
        })?;
        let file = cx.new_file(&name(lang, &format!("report_{which}"), &day, self.format.ending()))?;
        let headers: Vec<String> = headers.into_iter().map(|head| head.label).collect();
        let mut sheet = match self.format {
            Format::Xlsx => {
                Sheet::book(file, &words::say(lang, &format!("export.of.report_{which}"), &[]), headers, &rows)?
            }
            Format::Csv | Format::Vcf => Sheet::text(file, &headers)?,
        };
        rows.iter().try_for_each(|row| sheet.row(row))?;
        let file = sheet.end()?;
        let (name, rows) = (file.name.clone(), rows.len() as u64);
        let op = note(cx, Self::NAME, "report", &json!({ "file": name, "rows": rows, "format": self.format }))?;
        let file = cx.session.leave(file)?;
        Ok(Done { data: Exported { file, name, rows, left_out: 0 }, op: Some(op), touched: Vec::new() })
    }
}
