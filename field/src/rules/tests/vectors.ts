import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** One of the cases shared with the server, by its path in contract/vectors. */
export function vectors(path: string): unknown {
  return JSON.parse(readFileSync(`${root}contract/vectors/${path}`, 'utf8')) as unknown;
}

/** The JSON files of one folder of contract/vectors. */
export function vectorFiles(folder: string): string[] {
  const path = `${root}contract/vectors/${folder}`;
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .map((name) => `${folder}/${name}`);
}

/** The text of a content file, by its path below content/. */
export function content(path: string): string {
  return readFileSync(`${root}content/${path}`, 'utf8');
}

/** The names of the files in one folder of content/. */
export function contentFiles(folder: string): string[] {
  return readdirSync(`${root}content/${folder}`);
}
