// Writes docs/api.md from docs/openapi.yaml and docs/asyncapi.yaml; with --check it only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const docs = join(dirname(fileURLToPath(import.meta.url)), '..');
const api = parse(readFileSync(join(docs, 'openapi.yaml'), 'utf8'));
const live = parse(readFileSync(join(docs, 'asyncapi.yaml'), 'utf8'));
const out = [];
const say = (...lines) => out.push(...lines, '');

const cell = (text) => String(text ?? '').replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (head, rows) =>
  say(...[head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`));
const json = (value) => say('```json', JSON.stringify(value, null, 2), '```');
const resolve = (thing) => (thing?.$ref ? thing.$ref.slice(2).split('/').reduce((at, key) => at[key], api) : thing);
const nameOf = (ref) => ref.split('/').at(-1);
const linked = (ref) => `[${nameOf(ref)}](#${nameOf(ref).toLowerCase()})`;

function typeOf(schema = {}) {
  if (schema.$ref) return linked(schema.$ref);
  const any = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (any) return any.map(typeOf).join(' or ');
  if (schema.type === 'array') return `list of ${typeOf(schema.items)}`;
  const type = [schema.type ?? 'any'].flat().join(' or ');
  return schema.format ? `${type} (${schema.format})` : type;
}

function bounds(schema) {
  const known = [
    schema.enum && `one of ${schema.enum.map((one) => `\`${one}\``).join(', ')}`,
    schema.const !== undefined && `\`${schema.const}\``,
    schema.minimum !== undefined && `at least ${schema.minimum}`,
    schema.maximum !== undefined && `at most ${schema.maximum}`,
    schema.maxLength !== undefined && `at most ${schema.maxLength} characters`,
    schema.maxItems !== undefined && `at most ${schema.maxItems} items`,
  ];
  return known.filter(Boolean).join('; ');
}

function members(schema) {
  const rows = Object.entries(schema.properties ?? {}).map(([name, member]) => [
    `\`${name}\``,
    typeOf(member),
    schema.required?.includes(name) ? 'always' : '',
    [member.description, bounds(member)].filter(Boolean).join('. '),
  ]);
  if (rows.length > 0) table(['member', 'type', '', ''], rows);
}

function operation(verb, path, op) {
  say(`### ${op.summary}`);
  say(`\`${verb.toUpperCase()} ${path}\``);
  say(op.description);
  const parameters = (op.parameters ?? []).map(resolve);
  if (parameters.length > 0) {
    table(
      ['parameter', 'in', 'type', ''],
      parameters.map((p) => [
        `\`${p.name}\`${p.required ? ' (required)' : ''}`,
        p.in,
        typeOf(p.schema),
        [p.description, bounds(p.schema)].filter(Boolean).join('. '),
      ]),
    );
  }
  const body = op.requestBody?.content?.['application/json'];
  if (body) {
    say(`Send ${typeOf(body.schema)}:`);
    json(body.example);
  }
  answers(op);
}

function answers(op) {
  table(
    ['status', '', 'data or code'],
    Object.entries(op.responses).map(([status, ref]) => {
      const answer = resolve(ref);
      return [status, answer.description, dataOf(answer)];
    }),
  );
  const [, good] = Object.entries(op.responses).find(([status]) => status.startsWith('2')) ?? [];
  const media = good?.content?.['application/json'] ?? Object.values(good?.content ?? {})[0];
  if (media?.example === undefined) return;
  if (typeof media.example === 'string') say('```text', media.example.trimEnd(), '```');
  else json(media.example);
}

function dataOf(answer) {
  const problem = answer.content?.['application/problem+json'];
  if (problem) return (answer['x-codes'] ?? [problem.example.code]).map((code) => `\`${code}\``).join(' ');
  const schema = answer.content?.['application/json']?.schema;
  const data = schema?.allOf?.[1]?.properties?.data;
  if (data?.properties?.items) return `page of ${typeOf(data.properties.items.items)}`;
  return schema ? typeOf(data ?? schema) : Object.keys(answer.content ?? {}).join(', ');
}

function http() {
  say('## HTTP', api.info.description);
  say('Credentials:');
  for (const scheme of Object.values(api.components.securitySchemes)) {
    say(`- ${scheme.type === 'http' ? 'Authorization: Bearer' : scheme.name}: ${scheme.description}`);
  }
  for (const tag of api.tags) {
    const found = Object.entries(api.paths).flatMap(([path, item]) =>
      Object.entries(item)
        .filter(([, op]) => op.tags?.includes(tag.name))
        .map(([verb, op]) => [verb, path, op]),
    );
    if (found.length === 0) continue;
    say(`## ${tag.name}`, tag.description);
    for (const one of found) operation(...one);
  }
  say('## Schemas');
  for (const [name, schema] of Object.entries(api.components.schemas)) {
    say(`### ${name}`);
    if (schema.description) say(`${schema.description}.`);
    members(schema);
  }
}

function message(found) {
  say(`### ${found.name}`);
  say(`${found.title}. ${found.summary}`);
  const payload = found.payload.$ref ? live.components.schemas[nameOf(found.payload.$ref)] : found.payload;
  const told = payload.properties?.data?.properties ? payload.properties.data : null;
  if (told) {
    const rows = Object.entries(told.properties).map(([name, member]) => [
      `\`data.${name}\``,
      [member.type ?? 'any'].flat().join(' or '),
      [member.description, bounds(member)].filter(Boolean).join('. '),
    ]);
    table(['member', 'type', ''], rows);
  }
  json(found.examples[0].payload);
}

function events() {
  say('## Live events', live.info.description);
  for (const channel of Object.values(live.channels)) {
    say(`**${channel.title}.** ${channel.description}`);
    const codes = Object.entries(channel['x-close-codes'] ?? {});
    if (codes.length > 0) table(['close code', 'why'], codes);
  }
  for (const found of Object.values(live.components.messages)) message(found);
}

say(
  '# The HTTP and live interfaces',
  '',
  'Generated from [openapi.yaml](openapi.yaml) and [asyncapi.yaml](asyncapi.yaml) by `npm --prefix docs/tools run generate`; do not edit.',
);
http();
events();

const file = join(docs, 'api.md');
const text = `${out.join('\n').replace(/\n{3,}/g, '\n\n').trimEnd()}\n`;
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    console.error('docs/api.md is stale. Write it anew with: npm --prefix docs/tools run generate');
    process.exit(1);
  }
  console.log('api.md: up to date');
} else {
  writeFileSync(file, text);
  console.log(`Wrote docs/api.md, ${text.split('\n').length} lines`);
}
