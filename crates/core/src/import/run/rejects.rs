//! The rows that were refused, as a file: every cell as it stood, with the row's number, the column and the reason behind
//! it; of several the reasons stand together. Corrected there, it is imported again: what a
//! spreadsheet would run is guarded as in an export, and the three columns mean nothing to an import.

use crate::{
    Result,
    app::Cx,
    export::formula,
    import::{Rejection, read::Row},
    scratch::ScratchWriter,
    words::{self, Lang},
};

/// A file under way; made when there is the first row for it.
pub(super) struct Rejects {
    csv: Option<csv::Writer<ScratchWriter>>,
    /// How many columns the file has.
    width: usize,
    lang: Lang,
    /// The file was a text: an apostrophe before what a spreadsheet would run stands there already.
    guarded: bool,
    rows: u64,
}

impl Rejects {
    /// Begins the file; with `wanted` false nothing is kept.
    pub(super) fn new(cx: &Cx, name: &str, columns: &[String], guarded: bool, wanted: bool) -> Result<Self> {
        let lang = cx.store().read(Some(cx.user()), |r| r.language())?;
        if !wanted {
            return Ok(Self { csv: None, width: columns.len(), lang, guarded, rows: 0 });
        }
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let mut file = cx.new_file(&words::say(lang, "import.rejects.name", &[("name", stem)]))?;
        // By this mark a spreadsheet knows the encoding.
        std::io::Write::write_all(&mut file, "\u{feff}".as_bytes())?;
        // A row that was refused for its number of cells keeps them all.
        let mut csv = csv::WriterBuilder::new().flexible(true).from_writer(file);
        let added = ["row", "column", "reason"].map(|what| words::say(lang, &format!("import.rejects.{what}"), &[]));
        let names = columns.iter().chain(&added).map(|name| formula::guarded(name).into_owned());
        csv.write_record(names).map_err(std::io::Error::from)?;
        Ok(Self { csv: Some(csv), width: columns.len(), lang, guarded, rows: 0 })
    }

    /// A row with all that is wrong with it; nothing where nothing is.
    pub(super) fn add(&mut self, row: &Row, rejections: &[Rejection]) -> Result<()> {
        let (Some(csv), Some(first)) = (&mut self.csv, rejections.first()) else { return Ok(()) };
        self.rows += 1;
        let number = first.row.to_string();
        let mut columns: Vec<&str> = rejections.iter().filter_map(|r| r.column.as_deref()).collect();
        columns.dedup();
        let reasons: Vec<String> = rejections
            .iter()
            .map(|r| (r.column.as_deref().filter(|_| rejections.len() > 1), words::rule(self.lang, &r.reason)))
            .map(|(column, reason)| column.map_or_else(|| reason.clone(), |column| format!("{column}: {reason}")))
            .collect();
        let added = [number, columns.join("; "), reasons.join("; ")];
        let missing = std::iter::repeat_n("", self.width.saturating_sub(row.len()));
        let cells = row.texts().map(|text| if self.guarded { formula::plain(text) } else { text });
        let cells = cells.chain(missing).chain(added.iter().map(String::as_str));
        csv.write_record(cells.map(|text| formula::guarded(text).into_owned())).map_err(std::io::Error::from)?;
        Ok(())
    }

    /// The file for the session to take; None where no row was refused.
    pub(super) fn end(self, cx: &Cx) -> Result<Option<String>> {
        let Some(csv) = self.csv.filter(|_| self.rows > 0) else { return Ok(None) };
        let file = csv.into_inner().map_err(|e| std::io::Error::other(e.to_string()))?;
        cx.session.leave(file.finish()?).map(Some)
    }
}
