import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import process from 'node:process';
import { PlainError } from './run.mjs';

/**
 * @typedef {object} Served one answer, as the tests and the byte counts see it
 * @property {string} path below the site's root, as asked
 * @property {number} status
 * @property {number} bytes of the body as sent, so compressed where it was
 * @property {'br' | 'gzip' | null} encoding
 * @property {number} at milliseconds of the monotonic clock when it was asked for
 */

/**
 * @typedef {object} FileOptions
 * @property {string} root folder that is served
 * @property {string} base '/' or '/folder/': where the site lies on the host
 * @property {readonly ('br' | 'gzip')[]} encodings offered for text, best first
 * @property {(served: Served) => void} [onServed]
 */

/** @typedef {{ file: string, size: number, tag: string, place: string }} Found */

/**
 * What is sent: bytes, or a part of a file (`end` is its last byte).
 *
 * @typedef {object} Reply
 * @property {number} status
 * @property {Record<string, string | number>} headers
 * @property {Buffer | { file: string, start: number, end: number }} body
 */

const NOTHING = Buffer.alloc(0);

/** @type {(status: number, text: string, headers?: Record<string, string>) => Reply} */
const say = (status, text, headers = {}) => ({
	status,
	headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers },
	body: Buffer.from(text)
});

/** @type {(location: string) => Reply} */
const redirect = (location) => ({ status: 308, headers: { Location: location }, body: NOTHING });

/**
 * Answers requests the way a plain static host does: `/name` is `name.html`, folders their
 * `index.html`, everything else `404.html`.
 *
 * @param {FileOptions} options
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => Promise<void>}
 */
function createFileHandler({ root, base, encodings, onServed }) {
	const address = encodeURI(base);
	const compress = createCompressor();
	const rules = readFile(path.join(root, '_headers'), 'utf8').then(readRules, () => []);

	/** @type {(request: import('node:http').IncomingMessage) => Promise<Reply>} */
	const answer = async (request) => {
		if (request.method !== 'GET' && request.method !== 'HEAD') {
			return say(405, 'Only GET and HEAD are answered here.\n', { Allow: 'GET, HEAD' });
		}
		const asked = request.url ?? '/';
		const [pathname = '/'] = asked.split('?');
		const query = asked.slice(pathname.length);
		if (base !== '/' && pathname === address.slice(0, -1)) return redirect(address + query);

		const place = placeBelow(base, pathname);
		const target = place === null ? null : await resolveFile(root, place);
		if (target && 'redirect' in target) return redirect(address + target.redirect + query);
		if (target) return fileReply(target, request);
		const missing = await findFile(root, '404.html');
		if (!missing) return say(404, 'Not found.\n');
		return { ...(await fileReply(missing, null)), status: 404 };
	};

	/**
	 * @param {Found} found
	 * @param {import('node:http').IncomingMessage | null} request null: whole and as it is
	 * @returns {Promise<Reply>}
	 */
	const fileReply = async (found, request) => {
		const type = contentType(found.file);
		const text = isCompressible(type) && found.size > 0;
		const range = request?.headers.range;
		const encoding =
			request && text && range === undefined
				? chooseEncoding(header(request, 'accept-encoding'), encodings)
				: null;
		const tag = `"${found.tag}${encoding ? `-${encoding}` : ''}"`;
		const headers = {
			'Content-Type': type,
			'Cache-Control': request ? cacheControl(found.place) : 'no-cache',
			ETag: tag,
			'Accept-Ranges': 'bytes',
			'X-Content-Type-Options': 'nosniff',
			// Public files; a map in a sandboxed frame has no origin and could not read them else.
			'Access-Control-Allow-Origin': '*',
			...(text ? { Vary: 'Accept-Encoding' } : {}),
			...(encoding ? { 'Content-Encoding': encoding } : {})
		};
		if (matches(request?.headers['if-none-match'], tag)) {
			return { status: 304, headers, body: NOTHING };
		}
		if (encoding) return { status: 200, headers, body: await compress(found, encoding) };

		const current = [undefined, tag].includes(request ? header(request, 'if-range') : undefined);
		const part = current ? chooseRange(range, found.size) : 'whole';
		if (part === 'unsatisfiable') {
			return say(416, 'No such part.\n', { 'Content-Range': `bytes */${found.size}` });
		}
		if (part === 'whole') {
			const body = { file: found.file, start: 0, end: found.size - 1 };
			return { status: 200, headers, body: found.size === 0 ? NOTHING : body };
		}
		const partial = { 'Content-Range': `bytes ${part.start}-${part.end}/${found.size}` };
		return {
			status: 206,
			headers: { ...headers, ...partial },
			body: { file: found.file, ...part }
		};
	};

	return async (request, response) => {
		const at = performance.now();
		const reply = await answer(request);
		const place = placeBelow(base, (request.url ?? '/').split('?')[0] ?? '/');
		const ruled = place === null ? {} : headersOf(await rules, `/${place}`);
		let bytes = 0;
		response.once('close', () => {
			const encoding = reply.headers['Content-Encoding'];
			onServed?.({
				path: (request.url ?? '/').split('?')[0] ?? '/',
				status: reply.status,
				bytes,
				encoding: encoding === 'br' || encoding === 'gzip' ? encoding : null,
				at
			});
		});
		const { body } = reply;
		const length = Buffer.isBuffer(body) ? body.length : body.end - body.start + 1;
		const lengthHeader = reply.status === 304 ? {} : { 'Content-Length': length };
		response.writeHead(reply.status, { ...ruled, ...reply.headers, ...lengthHeader });
		if (request.method === 'HEAD' || length === 0) {
			response.end();
		} else if (Buffer.isBuffer(body)) {
			bytes = length;
			response.end(body);
		} else {
			const stream = createReadStream(body.file, { start: body.start, end: body.end });
			stream.on('data', (chunk) => (bytes += chunk.length));
			await pipeline(stream, response).catch(ignoreClosed);
		}
	};
}

/** @typedef {{ place: string, name: string, value: string }} HeaderRule */

/**
 * The rules of a `_headers` file: a place, `*` at its end for all below, and under it headers.
 *
 * @param {string} text
 * @returns {HeaderRule[]}
 */
function readRules(text) {
	let place = '';
	return text.split('\n').flatMap((line) => {
		if (line.startsWith('/')) place = line.trim();
		const [, name, value] = /^\s+([\w-]+):\s*(.+)$/.exec(line) ?? [];
		return name && value ? [{ place, name, value }] : [];
	});
}

/** @type {(rules: readonly HeaderRule[], place: string) => Record<string, string>} */
function headersOf(rules, place) {
	const of = rules.filter((rule) =>
		rule.place.endsWith('*') ? place.startsWith(rule.place.slice(0, -1)) : place === rule.place
	);
	return Object.fromEntries(of.map(({ name, value }) => [name, value]));
}

/**
 * Compresses each file once.
 *
 * @returns {(found: Found, encoding: 'br' | 'gzip') => Promise<Buffer>}
 */
function createCompressor() {
	/** @type {Map<string, Promise<Buffer>>} */
	const done = new Map();
	return (found, encoding) => {
		const key = `${encoding} ${found.tag} ${found.file}`;
		const body = done.get(key) ?? readFile(found.file).then((text) => shrink(text, encoding));
		done.set(key, body);
		return body;
	};
}

/** The client went away in the middle of a file. @param {NodeJS.ErrnoException} error */
function ignoreClosed(error) {
	if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE' && error.code !== 'ECONNRESET') throw error;
}

/** @type {(request: import('node:http').IncomingMessage, name: string) => string | undefined} */
function header(request, name) {
	const value = request.headers[name];
	return Array.isArray(value) ? value.join(',') : value;
}

/** @type {(header: string | undefined, tag: string) => boolean} */
function matches(header, tag) {
	if (!header) return false;
	return header.split(',').some((part) => ['*', tag, `W/${tag}`].includes(part.trim()));
}

/** @type {(content: Buffer, encoding: 'br' | 'gzip') => Promise<Buffer>} */
function shrink(content, encoding) {
	if (encoding === 'gzip') return promisify(gzip)(content);
	return promisify(brotliCompress)(content, {
		params: {
			[constants.BROTLI_PARAM_QUALITY]: 5,
			[constants.BROTLI_PARAM_SIZE_HINT]: content.length
		}
	});
}

/**
 * @param {string} base
 * @param {string} pathname still percent-encoded
 * @returns {string | null} path below the site's root, null where it leaves it or names no file
 */
function placeBelow(base, pathname) {
	let decoded;
	try {
		decoded = decodeURIComponent(pathname);
	} catch {
		return null;
	}
	if (!decoded.startsWith(base) || /[\0\\]/.test(decoded)) return null;
	const place = decoded.slice(base.length);
	const hidden = place.split('/').some((name) => name.startsWith('.') && name !== '.well-known');
	return hidden || place.startsWith('/') ? null : place;
}

/** @type {(root: string, place: string) => Promise<Found | { redirect: string } | null>} */
async function resolveFile(root, place) {
	if (place === '' || place.endsWith('/')) {
		const index = await findFile(root, `${place}index.html`);
		if (index || place === '') return index;
		const page = await findFile(root, `${place.slice(0, -1)}.html`);
		return page && { redirect: encodeURI(place.slice(0, -1)) };
	}
	const file = (await findFile(root, place)) ?? (await findFile(root, `${place}.html`));
	if (file) return file;
	const index = await findFile(root, `${place}/index.html`);
	return index && { redirect: `${encodeURI(place)}/` };
}

/** @type {(root: string, place: string) => Promise<Found | null>} */
async function findFile(root, place) {
	const file = path.join(root, place);
	const status = await stat(file).catch(() => null);
	if (!status?.isFile()) return null;
	const [real, realRoot] = await Promise.all([realpath(file), realpath(root)]);
	if (!real.startsWith(realRoot + path.sep)) return null;
	const tag = `${status.size.toString(16)}-${Math.trunc(status.mtimeMs).toString(16)}`;
	return { file, size: status.size, tag, place };
}

/* How an answer is sent: its coding, part, type and how long it is kept. */

/**
 * Content codings in the order in which a client wants them, of those that are offered.
 * Source: RFC 9110, sections 12.4.2 and 12.5.3.
 *
 * @param {string | undefined} header the Accept-Encoding header
 * @param {readonly ('br' | 'gzip')[]} offered best first
 * @returns {'br' | 'gzip' | null} null for no coding
 */
function chooseEncoding(header, offered) {
	if (!header) return null;
	/** @type {Map<string, number>} */
	const weights = new Map();
	for (const part of header.toLowerCase().split(',')) {
		const [name = '', ...params] = part.split(';').map((text) => text.trim());
		const q = params.find((param) => param.startsWith('q='));
		const weight = q ? Number(q.slice(2)) : 1;
		weights.set(name, Number.isFinite(weight) ? weight : 0);
	}
	/** @type {'br' | 'gzip' | null} */
	let best = null;
	let bestWeight = 0;
	for (const coding of offered) {
		const weight = weights.get(coding) ?? weights.get('*') ?? 0;
		if (weight > bestWeight) {
			best = coding;
			bestWeight = weight;
		}
	}
	return best;
}

/**
 * One byte range of a file. Several ranges at once, and units other than bytes, are left unanswered
 * as the standard allows: the whole file is sent. Source: RFC 9110, section 14.
 *
 * @param {string | undefined} header the Range header
 * @param {number} size of the file in bytes
 * @returns {{ start: number, end: number } | 'whole' | 'unsatisfiable'} `end` is the last byte
 */
function chooseRange(header, size) {
	const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
	if (!match || (match[1] === '' && match[2] === '')) return 'whole';
	if (match[1] === '') {
		const length = Number(match[2]);
		if (length === 0 || size === 0) return 'unsatisfiable';
		return { start: Math.max(0, size - length), end: size - 1 };
	}
	const start = Number(match[1]);
	const end = match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
	if (match[2] !== '' && Number(match[2]) < start) return 'whole';
	if (start >= size) return 'unsatisfiable';
	return { start, end };
}

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
	css: 'text/css; charset=utf-8',
	csv: 'text/csv; charset=utf-8',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	geojson: 'application/geo+json',
	html: 'text/html; charset=utf-8',
	ico: 'image/x-icon',
	jpg: 'image/jpeg',
	js: 'text/javascript; charset=utf-8',
	json: 'application/json',
	map: 'application/json',
	mjs: 'text/javascript; charset=utf-8',
	pdf: 'application/pdf',
	pmtiles: 'application/vnd.pmtiles',
	png: 'image/png',
	svg: 'image/svg+xml',
	ttf: 'font/ttf',
	txt: 'text/plain; charset=utf-8',
	wasm: 'application/wasm',
	webmanifest: 'application/manifest+json',
	webp: 'image/webp',
	woff: 'font/woff',
	woff2: 'font/woff2',
	xml: 'application/xml'
};

/** @type {(file: string) => string} */
function contentType(file) {
	const extension = /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
	return TYPES[extension] ?? 'application/octet-stream';
}

/**
 * Whether a type shrinks when it is compressed: text does, pictures, fonts of the web and tile
 * archives already are.
 *
 * @param {string} type
 */
function isCompressible(type) {
	return /^text\/|json|javascript|xml|wasm|font\/ttf|x-icon/.test(type);
}

/**
 * Files whose name, or whose folder's, carries a hash of the content never change under that name.
 *
 * @param {string} place path below the site's root
 */
function cacheControl(place) {
	const hashed =
		/^(?:release\/[^/]+\/)?_app\/immutable\//.test(place) ||
		/[-.](?=[0-9a-f]*\d)[0-9a-f]{8,}(?:\.[a-z0-9]+$|\/)/.test(place);
	return hashed ? 'public, max-age=31536000, immutable' : 'no-cache';
}

const FIRST_PORT = 4173;
const LAST_PORT = 4273;

/**
 * @typedef {object} ServeOptions
 * @property {string} root folder that is served
 * @property {number} [port] this one or none (0: any free one); by default the first free from 4173
 * @property {string} [host] address to listen on; only this computer by default
 * @property {string} [base] '/folder/' to serve the site below a folder
 * @property {readonly ('br' | 'gzip')[]} [encodings] offered for text, best first
 * @property {(served: import('./static-files.mjs').Served) => void} [onServed]
 * @property {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => boolean} [instead]
 *   true where it answers itself, as a host in trouble would
 */

/**
 * Serves a folder until `close` is called.
 *
 * @param {ServeOptions} options
 * @returns {Promise<{ url: string, port: number, addresses: string[], close: () => Promise<void> }>}
 *   `url` ends with a slash; `addresses` are those of other devices' view, empty unless asked for
 */
export async function serve({
	root,
	port,
	host = '127.0.0.1',
	base = '/',
	encodings = ['br', 'gzip'],
	onServed,
	instead
}) {
	const handle = createFileHandler({
		root,
		base: checkedBase(base),
		encodings,
		...(onServed ? { onServed } : {})
	});
	const server = createServer((request, response) => {
		if (instead?.(request, response)) return;
		handle(request, response).catch((/** @type {unknown} */ error) => {
			process.stderr.write(`${request.method} ${request.url}: ${String(error)}\n`);
			if (!response.headersSent) response.writeHead(500);
			response.end();
		});
	});
	const taken = await listen(server, host, port);
	const everywhere = host === '0.0.0.0' || host === '::';
	const shown = everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
	/** @param {string} name */
	const address = (name) => `http://${name}:${taken}${encodeURI(base)}`;
	return {
		url: address(shown),
		port: taken,
		addresses: everywhere ? localAddresses().map(address) : [],
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			})
	};
}

/** @param {string} base */
function checkedBase(base) {
	if (base.startsWith('/') && base.endsWith('/')) return base;
	throw new TypeError(`base must begin and end with a slash: ${base}`);
}

/** @type {(server: import('node:http').Server, host: string, wanted?: number) => Promise<number>} */
async function listen(server, host, wanted) {
	for (let port = wanted ?? FIRST_PORT; ; port++) {
		const error = await tryPort(server, host, port);
		if (!error) {
			const address = server.address();
			return typeof address === 'object' && address ? address.port : port;
		}
		if (error.code !== 'EADDRINUSE') {
			throw new PlainError(`The site cannot be served on ${host}, port ${port}: ${error.message}.`);
		}
		if (wanted !== undefined) {
			throw new PlainError(
				`Port ${port} is in use. End the program that uses it, or choose another: PORT=${port + 1}.`
			);
		}
		if (port >= LAST_PORT) {
			throw new PlainError(
				`Ports ${FIRST_PORT} to ${LAST_PORT} are all in use. Set PORT to a free one.`
			);
		}
	}
}

/** @type {(server: import('node:http').Server, host: string, port: number) => Promise<NodeJS.ErrnoException | null>} */
function tryPort(server, host, port) {
	return new Promise((resolve) => {
		/** @param {NodeJS.ErrnoException | null} result */
		const settle = (result) => {
			server.off('error', settle);
			server.off('listening', succeed);
			resolve(result);
		};
		const succeed = () => settle(null);
		server.once('error', settle);
		server.once('listening', succeed);
		server.listen(port, host);
	});
}

/** @returns {string[]} this computer's addresses in its network */
function localAddresses() {
	return Object.values(networkInterfaces())
		.flatMap((list) => list ?? [])
		.filter((entry) => entry.family === 'IPv4' && !entry.internal)
		.map((entry) => entry.address);
}
