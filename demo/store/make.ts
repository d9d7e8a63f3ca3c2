import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseCopy, parseReview } from './copy.ts';
import { takeStorePictures } from './pictures.ts';
import { listingFiles, reviewFile } from './text.ts';

const TO = fileURLToPath(new URL('../../.output/store', import.meta.url));
const COPY = fileURLToPath(new URL('copy', import.meta.url));
const REVIEW = fileURLToPath(new URL('review.json', import.meta.url));
const LOCALES = fileURLToPath(new URL('../../public/_locales', import.meta.url));

const say = (line: string) => process.stdout.write(`${line}\n`);
const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'));

await rm(TO, { recursive: true, force: true });
await mkdir(TO, { recursive: true });
await writeFile(join(TO, 'review.md'), reviewFile(parseReview(await readJson(REVIEW))));
for (const file of await readdir(COPY)) {
  const language = file.replace('.json', '');
  const messages = await readJson(join(LOCALES, language, 'messages.json'));
  const files = listingFiles(parseCopy(await readJson(join(COPY, file)), messages));
  await mkdir(join(TO, language));
  for (const [name, words] of Object.entries(files)) await writeFile(join(TO, language, name), words);
  say(`  ${language}: ${Object.keys(files).join(', ')}`);
}
const pictures = join(TO, 'pictures');
await mkdir(pictures);
await takeStorePictures(pictures, (file) => say(`  ${file}`));
say(`The listing is in ${TO}`);
