import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** Imports flow shared → features → app; a feature knows no other feature. */
function breaches(file: string, source: string): string[] {
  const from = place(file);
  return [...source.matchAll(/(?:from|import)\s*\(?\s*'@\/([^']+)'/g)].map((match) => match[1] as string).filter((target) => !allowed(from, place(target))).map((target) => `${file} → ${target}`);
}

interface Place {
  layer: string;
  feature: string;
}

function place(path: string): Place {
  const [layer = '', feature = ''] = path.split('/');
  return { layer, feature: layer === 'features' ? feature : '' };
}

function allowed(from: Place, to: Place): boolean {
  if (from.layer === 'app') return true;
  if (to.layer === 'shared') return true;
  return from.layer === 'features' && to.layer === 'features' && from.feature === to.feature;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

it('holds for every source file', () => {
  const files = sources(SRC);
  expect(files.length).toBeGreaterThan(80);
  expect(files.flatMap((path) => breaches(relative(SRC, path), readFileSync(path, 'utf8')))).toEqual([]);
});

it('uses the alias for every import of ours, so that the rule sees it', () => {
  const relatives = sources(SRC).filter((path) => /from '\.\.?\//.test(readFileSync(path, 'utf8')));
  expect(relatives).toEqual([]);
});

it('has no barrel files', () => {
  expect(sources(SRC).filter((path) => /\/index\.tsx?$/.test(path))).toEqual([]);
});

it.each([
  ['shared/ui/Card.tsx', "import { x } from '@/features/jobs/api';"],
  ['shared/ui/Card.tsx', "const x = await import('@/app/App');"],
  ['features/jobs/api.ts', "import { x } from '@/features/auth/api';"],
  ['features/jobs/api.ts', "import { x } from '@/app/App';"],
])('finds the planted breach in %s', (file, source) => {
  expect(breaches(file, source)).toHaveLength(1);
});
