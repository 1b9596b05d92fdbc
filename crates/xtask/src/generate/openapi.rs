//! The public contract: an OpenAPI 3.1 document with one POST per command. The types that schemas are made of move to
//! `components`, each once, under the names that `types` gives them.

use super::{text, types::Types};
use crate::Outcome;
use serde_json::{Map, Value, json};

/// The document of all entries.
pub fn document(table: &[Value]) -> Outcome<Value> {
    let types = Types::of(table)?;
    let mut schemas = types.schemas()?;
    let mut paths = Map::new();
    for entry in table {
        let name = text(entry, "name");
        let type_name = pascal(name);
        for (side, called) in [("input", "Input"), ("output", "Data")] {
            schemas.insert(format!("{type_name}.{called}"), types.pointed(entry, side)?);
        }
        paths.insert(format!("/api/{name}"), json!({ "post": operation(entry, name, &type_name) }));
    }
    for (name, schema) in [("Answer", answer()), ("Begun", begun()), ("Error", error())] {
        if schemas.insert(name.into(), schema).is_some() {
            return Err(format!("a type is called {name}, as what stands around every answer"));
        }
    }
    Ok(json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Zhike",
            "version": env!("CARGO_PKG_VERSION"),
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
            "description": "Every operation is a call by name. The window, the command line and HTTP share this table. \
                Calls need the session cookie that door.login sets; the door's own calls are described in docs/cli.md.",
        },
        "servers": [{ "url": "http://127.0.0.1:4680" }],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "responses": {
                "Refused": {
                    "description": "Refused.",
                    "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Error" } } },
                },
            },
            "securitySchemes": { "session": { "type": "apiKey", "in": "cookie", "name": "zhike" } },
        },
        "security": [{ "session": [] }],
    }))
}

fn operation(entry: &Value, name: &str, type_name: &str) -> Value {
    let reference = |side: &str| json!({ "$ref": format!("#/components/schemas/{type_name}.{side}") });
    let job = entry.get("job").and_then(Value::as_bool).unwrap_or(false);
    let data = if job { json!({ "$ref": "#/components/schemas/Begun" }) } else { reference("Data") };
    let answer = json!({ "$ref": "#/components/schemas/Answer", "properties": { "data": data } });
    let mut operation = json!({
        "operationId": name,
        "tags": [name.split('.').next().unwrap_or_default()],
        "x-kind": entry.get("kind"),
        "x-needs": entry.get("needs"),
        "x-undo": entry.get("undo"),
        "x-job": job,
        "requestBody": { "required": true, "content": { "application/json": { "schema": reference("Input") } } },
        "responses": {
            "200": { "description": "Done.", "content": { "application/json": { "schema": answer } } },
            "default": { "$ref": "#/components/responses/Refused" },
        },
    });
    if job {
        // A job says in its result what its answer would have said beside it.
        let op =
            json!({ "op": { "type": "integer", "description": "What undo takes; absent where nothing was written." } });
        operation["x-result"] = json!({ "allOf": [reference("Data"), { "type": "object", "properties": op }] });
    }
    operation
}

/// What stands around the data of every answer.
fn answer() -> Value {
    json!({
        "type": "object",
        "properties": {
            "data": {},
            "op": { "type": ["integer", "null"], "description": "What undo takes." },
            "rev": { "type": ["integer", "null"] },
            "touched": { "type": "array", "items": { "type": "string" } },
        },
        "required": ["data", "touched"],
    })
}

/// What a job answers at once.
fn begun() -> Value {
    json!({ "type": "object", "properties": { "job": { "type": "string" } }, "required": ["job"] })
}

fn error() -> Value {
    json!({
        "type": "object",
        "properties": {
            "code": { "type": "string", "description": "See docs/cli.md for the list." },
            "detail": { "type": "object" },
            "reference": { "type": "string" },
        },
        "required": ["code", "detail"],
    })
}

/// `customer.list` → `CustomerList`.
pub(super) fn pascal(name: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    name.split(['.', '_']).map(capital).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str, input: Value, output: Value) -> Value {
        json!({ "name": name, "kind": "query", "needs": "x", "undo": null, "job": false, "input": input, "output": output })
    }

    #[test]
    fn definitions_move_and_references_follow() {
        let schema = json!({ "$ref": "#/$defs/Sort", "$defs": { "Sort": { "type": "object" } } });
        let document = document(&[entry("customer.list", schema, json!({ "type": "null" }))]).expect("document");
        assert_eq!(document["components"]["schemas"]["CustomerList.Input"]["$ref"], "#/components/schemas/Sort");
        assert_eq!(document["components"]["schemas"]["Sort"]["type"], "object");
        assert_eq!(document["paths"]["/api/customer.list"]["post"]["operationId"], "customer.list");
    }
}
