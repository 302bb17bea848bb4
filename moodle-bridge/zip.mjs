// Packs the plugin for Moodle's installer: dist/local_mara-<release>.zip with the one folder "mara".
// The same files give the same bytes: names are sorted, dates and modes are fixed.
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import yazl from 'yazl';

const here = path.dirname(fileURLToPath(import.meta.url));
const plugin = path.join(here, 'local_mara');
const dist = path.join(here, 'dist');

const version = await readFile(path.join(plugin, 'version.php'), 'utf8');
const release = /\$plugin->release = '([^']+)'/.exec(version)?.[1];
if (!release) throw new Error('version.php tells no release');

const entries = await readdir(plugin, { recursive: true, withFileTypes: true });
const files = entries
  .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
  .map((entry) => path.relative(plugin, path.join(entry.parentPath, entry.name)))
  .map((file) => file.split(path.sep).join('/'))
  .sort();

const zip = new yazl.ZipFile();
for (const file of files) {
  const content = await readFile(path.join(plugin, file));
  zip.addBuffer(content, `mara/${file}`, {
    // A local date of fixed parts: the format knows no time zones.
    mtime: new Date(2000, 0, 1),
    forceDosTimestamp: true,
    mode: 0o100644,
  });
}
zip.end();

await mkdir(dist, { recursive: true });
const target = path.join(dist, `local_mara-${release}.zip`);
await pipeline(zip.outputStream, createWriteStream(target));
console.log(`${path.relative(process.cwd(), target)}: ${files.length} files`);
