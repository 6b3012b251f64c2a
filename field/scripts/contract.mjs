// Writes src/contract/contract.gen.ts from contract/openapi.json; with --check only compares.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const source = new URL('../../contract/openapi.json', import.meta.url);
const target = fileURLToPath(new URL('../src/contract/contract.gen.ts', import.meta.url));
const check = process.argv.includes('--check');

if (!existsSync(source)) {
  console.error('contract/openapi.json is not there; write it first with "nhipcau contract".');
  process.exit(1);
}
const types = astToString(await openapiTS(source, { immutable: true, alphabetize: true }));
const text = `// Generated from contract/openapi.json by "npm run contract"; never edited by hand.\n${types}`;
const known = existsSync(target) ? readFileSync(target, 'utf8') : null;
if (known === text) {
  console.log('The types say what contract/openapi.json says.');
} else if (check) {
  console.error('src/contract/contract.gen.ts is out of date: run "npm run contract" and commit it.');
  process.exit(1);
} else {
  writeFileSync(target, text);
  console.log('Written: src/contract/contract.gen.ts');
}
