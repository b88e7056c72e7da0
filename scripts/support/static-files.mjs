import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import {
	cacheControl,
	chooseEncoding,
	chooseRange,
	contentType,
	isCompressible
} from './negotiate.mjs';

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
 * Answers requests the way a plain static host does: `/name` is `name.html`, folders their
 * `index.html`, everything else `404.html`.
 *
 * @param {FileOptions} options
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => Promise<void>}
 */
export function createFileHandler({ root, base, encodings, onServed }) {
	const address = encodeURI(base);
	/** @type {Map<string, Promise<Buffer>>} */
	const compressed = new Map();

	/** @type {(found: Found, encoding: 'br' | 'gzip') => Promise<Buffer>} */
	const compress = (found, encoding) => {
		const key = `${encoding} ${found.tag} ${found.file}`;
		let body = compressed.get(key);
		if (!body) {
			body = readFile(found.file).then((content) => shrink(content, encoding));
			compressed.set(key, body);
		}
		return body;
	};

	return async (request, response) => {
		const at = performance.now();
		const asked = request.url ?? '/';
		const [pathname = '/'] = asked.split('?');
		const query = asked.slice(pathname.length);
		/** @type {'br' | 'gzip' | null} */
		let encoding = null;
		response.once('close', () =>
			onServed?.({ path: pathname, status: response.statusCode, bytes, encoding, at })
		);
		let bytes = 0;
		/** @type {(status: number, headers: Record<string, string | number>, body?: Buffer | string) => void} */
		const send = (status, headers, body = '') => {
			const content = Buffer.from(body);
			response.writeHead(status, { 'Content-Length': content.length, ...headers });
			if (request.method === 'HEAD') return void response.end();
			bytes = content.length;
			response.end(content);
		};
		const plain = { 'Content-Type': 'text/plain; charset=utf-8' };

		if (request.method !== 'GET' && request.method !== 'HEAD') {
			return send(405, { ...plain, Allow: 'GET, HEAD' }, 'Only GET and HEAD are answered here.\n');
		}
		if (base !== '/' && pathname === address.slice(0, -1)) {
			return send(308, { Location: address + query });
		}
		const place = placeBelow(base, pathname);
		const target = place === null ? null : await resolveFile(root, place);
		if (target && 'redirect' in target)
			return send(308, { Location: address + target.redirect + query });
		const found = target ?? (await findFile(root, '404.html'));
		if (!found) return send(404, plain, 'Not found.\n');

		const status = target ? 200 : 404;
		const type = contentType(found.file);
		const text = isCompressible(type) && found.size > 0;
		const range = target ? chooseRange(request.headers.range, found.size) : 'whole';
		if (text && request.headers.range === undefined) {
			encoding = chooseEncoding(header(request, 'accept-encoding'), encodings);
		}
		const tag = `"${found.tag}${encoding ? `-${encoding}` : ''}"`;
		const headers = {
			'Content-Type': type,
			'Cache-Control': target ? cacheControl(found.place) : 'no-cache',
			ETag: tag,
			'Accept-Ranges': 'bytes',
			'X-Content-Type-Options': 'nosniff',
			...(text ? { Vary: 'Accept-Encoding' } : {}),
			...(encoding ? { 'Content-Encoding': encoding } : {})
		};

		if (target && matches(request.headers['if-none-match'], tag)) {
			response.writeHead(304, headers);
			return void response.end();
		}
		const ifRange = header(request, 'if-range');
		if (range === 'unsatisfiable') {
			return send(416, { ...plain, 'Content-Range': `bytes */${found.size}` }, 'No such range.\n');
		}
		if (encoding) return send(status, headers, await compress(found, encoding));

		const part = range !== 'whole' && (ifRange === undefined || ifRange === tag) ? range : null;
		const { start, end } = part ?? { start: 0, end: found.size - 1 };
		response.writeHead(part ? 206 : status, {
			...headers,
			'Content-Length': end - start + 1,
			...(part ? { 'Content-Range': `bytes ${start}-${end}/${found.size}` } : {})
		});
		if (request.method === 'HEAD' || found.size === 0) return void response.end();
		const stream = createReadStream(found.file, { start, end });
		stream.on('data', (chunk) => (bytes += chunk.length));
		await pipeline(stream, response).catch(ignoreClosed);
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
export function placeBelow(base, pathname) {
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
