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
  const saysNothing = typeof out.description === 'string' && KEYWORDS.every((word) => !(word in out));
  return saysNothing ? { ...out, tsType: 'Json' } : out;
}

const definitions = Object.fromEntries(
  Object.entries(inside(document.components.schemas)).map(([name, schema]) => [name, free(schema)]),
);
const closed = (schema) => ({ ...schema, additionalProperties: false });
const result = ({ allOf }) => ({ allOf: allOf.map((each) => (each.$ref ? each : closed(each))) });
const names = {};
for (const [path, { post }] of Object.entries(document.paths)) {
  const name = path.slice('/api/'.length);
  const type = name.split(/[._]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const data = { $ref: `#/definitions/${type}Data` };
  // A job answers its id at once; what it made comes with the event `done`.
  const answer = post['x-job']
    ? { data: closed(inside(post.responses[200].content['application/json'].schema.properties.data)), result: result(inside(post['x-result'])) }
    : { data };
  names[name] = {
    type: 'object',
    properties: { input: { $ref: `#/definitions/${type}Input` }, ...answer },
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
process.stdout.write(code);
