/** Which of the built files hold what: their names are hashes. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = 'build/_app/immutable';

/** The file whose name is like this and that holds these words, where there is one. */
export function fileWith(words: string, name: RegExp): RegExp {
	const found = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(
		(file) => name.test(file) && readFileSync(path.join(FOLDER, file), 'utf8').includes(words)
	);
	if (found.length !== 1) {
		throw new Error(`${found.length} files of the build match ${String(name)} and "${words}".`);
	}
	return new RegExp(path.basename(found[0]!).replaceAll('.', '\\.'));
}

/** The chunk that draws. */
export const engineChunk = () => fileWith('webglcontextlost', /\.js$/);

/** The worker that reads tiles for it. */
export const engineWorker = () => fileWith('', /maplibre-gl-worker.*\.mjs$/);
