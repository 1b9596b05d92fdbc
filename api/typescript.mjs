// Prints TypeScript for the OpenAPI document named on the command line: one type per schema, and the map from the name
// of a call to its input and data (of a job also its result). Run by `cargo xtask generate`.
import { readFile } from 'node:fs/promises';
import { compile } from 'json-schema-to-typescript';

const document = JSON.parse(await readFile(process.argv[2], 'utf8'));
const inside = (value) =>
  JSON.parse(JSON.stringify(value).replaceAll('#/components/schemas/', '#/definitions/').replaceAll('.Input"', 'Input"').replaceAll('.Data"', 'Data"'));

const KEYWORDS = ['$ref', 'type', 'enum', 'const', 'anyOf', 'oneOf', 'allOf', 'properties'];

/** A schema that says nothing of its value means any JSON: without a word of ours it would be read as an open object. */
function free(schema) {
  if (Array.isArray(schema)) return schema.map(free);
  if (schema === null || typeof schema !== 'object') return schema;
  const out = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties') {
      out[key] = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, free(each)]));
    } else {
      out[key] = key === 'additionalProperties' && value === true ? { tsType: 'Json' } : free(value);
    }
  }
  // What is said beside a reference would make a type of its own of it.
  if ('$ref' in out && Object.keys(out).length > 1) {
    const { $ref, description, default: _, ...own } = out;
    const more = 'properties' in own ? [{ type: 'object', additionalProperties: false, ...own }] : [];
    return { allOf: [{ $ref }, ...more], ...(description ? { description } : {}) };
  }
  const saysNothing = typeof out.description === 'string' && KEYWORDS.every((word) => !(word in out));
  return saysNothing ? { ...out, tsType: 'Json' } : out;
}

const definitions = Object.fromEntries(
  Object.entries(inside(document.components.schemas)).map(([name, schema]) => [name, free(schema)]),
);
// A call that answers what others do has no type of its own but another name for it, written below.
const aliases = new Map();
for (const [name, schema] of Object.entries(definitions)) {
  const target = Object.keys(schema).length === 1 && schema.$ref?.slice('#/definitions/'.length);
  if (target) {
    aliases.set(name, target);
    delete definitions[name];
  }
}
const reference = (name) => ({ $ref: `#/definitions/${aliases.get(name) ?? name}` });
const closed = (schema) => ({ ...schema, additionalProperties: false });
const result = ({ allOf }) => ({
  allOf: allOf.map((each) => (each.$ref ? reference(each.$ref.slice('#/definitions/'.length)) : closed(each))),
});
const names = {};
for (const [path, { post }] of Object.entries(document.paths)) {
  const name = path.slice('/api/'.length);
  const type = name.split(/[._]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const data = reference(`${type}Data`);
  // A job answers its id at once; what it made comes with the event `done`.
  const answer = post['x-job']
    ? { data: reference('Begun'), result: result(inside(post['x-result'])) }
    : { data };
  names[name] = {
    type: 'object',
    properties: { input: reference(`${type}Input`), ...answer },
    required: ['input', ...Object.keys(answer)],
    additionalProperties: false,
  };
}

const schema = {
  title: 'Calls',
  type: 'object',
  properties: names,
  required: Object.keys(names),
  additionalProperties: false,
  definitions,
};
const code = await compile(schema, 'Calls', {
  bannerComment: `/* Written by \`cargo xtask generate\` from the core; do not edit. */

/** Whatever JSON can say. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };`,
  additionalProperties: false,
  unreachableDefinitions: true,
  style: { singleQuote: true, printWidth: 110 },
});
const others = [...aliases].map(([name, target]) => `export type ${name} = ${target};\n`);
// A type alias fits where any JSON is asked for, an interface does not: it could grow.
const types = code.replaceAll(/^export interface (\w+) \{$/gm, 'export type $1 = {');
process.stdout.write([types, ...others].join(''));
