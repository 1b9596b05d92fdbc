//! The public contract: an OpenAPI 3.1 document with one POST per command. Definitions inside the schemas move to
//! `components`; two different definitions of one name would be one type with two meanings, so they are an error,
//! except that the two sides of a call may differ: then the output's is called `…Output`.

use super::text;
use crate::Outcome;
use serde_json::{Map, Value, json};

/// The document of all entries.
pub fn document(table: &[Value]) -> Outcome<Value> {
    let mut schemas = Map::new();
    let mut paths = Map::new();
    for entry in table {
        let name = text(entry, "name");
        let input = hoist(entry.get("input"), &mut schemas, "")?;
        let output = hoist(entry.get("output"), &mut schemas, "Output")?;
        let type_name = pascal(name);
        insert(&mut schemas, format!("{type_name}.Input"), input)?;
        insert(&mut schemas, format!("{type_name}.Data"), output)?;
        paths.insert(format!("/api/{name}"), json!({ "post": operation(entry, name, &type_name) }));
    }
    schemas.insert("Error".into(), error());
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
            "securitySchemes": { "session": { "type": "apiKey", "in": "cookie", "name": "zhike" } },
        },
        "security": [{ "session": [] }],
    }))
}

fn operation(entry: &Value, name: &str, type_name: &str) -> Value {
    let reference = |side: &str| json!({ "$ref": format!("#/components/schemas/{type_name}.{side}") });
    let job = entry.get("job").and_then(Value::as_bool).unwrap_or(false);
    let data = if job {
        json!({ "type": "object", "properties": { "job": { "type": "string" } }, "required": ["job"] })
    } else {
        reference("Data")
    };
    let answer = json!({
        "type": "object",
        "properties": {
            "data": data,
            "op": { "type": ["integer", "null"], "description": "What undo takes." },
            "rev": { "type": ["integer", "null"] },
            "touched": { "type": "array", "items": { "type": "string" } },
        },
        "required": ["data", "touched"],
    });
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
            "default": {
                "description": "Refused.",
                "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Error" } } },
            },
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

/// Takes the definitions out of a schema and points the references at their new place.
fn hoist(schema: Option<&Value>, schemas: &mut Map<String, Value>, side: &str) -> Outcome<Value> {
    let mut schema = schema.cloned().unwrap_or_else(|| json!({}));
    let Some(object) = schema.as_object_mut() else { return Ok(schema) };
    object.remove("$schema");
    let Some(Value::Object(definitions)) = object.remove("$defs") else { return Ok(schema) };
    let renamed: Map<String, Value> = definitions
        .keys()
        .map(|name| {
            let taken = schemas.get(name).is_some_and(|other| *other != pointed(&definitions[name], &Map::new()));
            let new = if taken && !side.is_empty() { format!("{name}{side}") } else { name.clone() };
            (name.clone(), Value::String(new))
        })
        .collect();
    for (name, definition) in &definitions {
        let new = renamed[name].as_str().unwrap_or(name).to_owned();
        insert(schemas, new, pointed(definition, &renamed))?;
    }
    Ok(pointed(&schema, &renamed))
}

fn insert(schemas: &mut Map<String, Value>, name: String, schema: Value) -> Outcome {
    match schemas.get(&name) {
        Some(other) if *other != schema => Err(format!("two different types are called {name}")),
        _ => {
            schemas.insert(name, schema);
            Ok(())
        }
    }
}

/// The schema with `#/$defs/X` turned into `#/components/schemas/X`, by its new name.
fn pointed(schema: &Value, renamed: &Map<String, Value>) -> Value {
    match schema {
        Value::Object(object) => object
            .iter()
            .map(|(key, value)| match value.as_str().and_then(|text| text.strip_prefix("#/$defs/")) {
                Some(name) if key == "$ref" => {
                    let new = renamed.get(name).and_then(Value::as_str).unwrap_or(name);
                    (key.clone(), json!(format!("#/components/schemas/{new}")))
                }
                _ => (key.clone(), pointed(value, renamed)),
            })
            .collect(),
        Value::Array(items) => items.iter().map(|item| pointed(item, renamed)).collect(),
        other => other.clone(),
    }
}

/// `customer.list` → `CustomerList`.
fn pascal(name: &str) -> String {
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

    #[test]
    fn one_name_with_two_meanings_is_refused_between_inputs() {
        let one = json!({ "$ref": "#/$defs/T", "$defs": { "T": { "type": "object" } } });
        let two = json!({ "$ref": "#/$defs/T", "$defs": { "T": { "type": "string" } } });
        assert!(document(&[entry("a.b", one.clone(), json!({})), entry("a.c", two.clone(), json!({}))]).is_err());
        let sides = document(&[entry("a.b", one, two)]).expect("sides may differ");
        assert_eq!(sides["components"]["schemas"]["TOutput"]["type"], "string");
    }
}
