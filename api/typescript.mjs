// Prints TypeScript for the OpenAPI document named on the command line: one type per schema, and the map from the name
// of a call to its input and data. Run by `cargo xtask generate`.
import { readFile } from 'node:fs/promises';
import { compile } from 'json-schema-to-typescript';

const document = JSON.parse(await readFile(process.argv[2], 'utf8'));
const inside = (value) =>
  JSON.parse(JSON.stringify(value).replaceAll('#/components/schemas/', '#/definitions/').replaceAll('.Input"', 'Input"').replaceAll('.Data"', 'Data"'));

const definitions = inside(document.components.schemas);
const names = {};
for (const path of Object.keys(document.paths)) {
  const name = path.slice('/api/'.length);
  const type = name.split(/[._]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  names[name] = {
    type: 'object',
    properties: { input: { $ref: `#/definitions/${type}Input` }, data: { $ref: `#/definitions/${type}Data` } },
    required: ['input', 'data'],
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
  bannerComment: '/* Written by `cargo xtask generate` from the core; do not edit. */',
  additionalProperties: false,
  unreachableDefinitions: true,
  strictIndexSignatures: true,
  style: { singleQuote: true, printWidth: 110 },
});
process.stdout.write(code);
