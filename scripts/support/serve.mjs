import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import process from 'node:process';
import { PlainError } from './progress.mjs';
import { createFileHandler } from './static-files.mjs';

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
	onServed
}) {
	const handle = createFileHandler({
		root,
		base: checkedBase(base),
		encodings,
		...(onServed ? { onServed } : {})
	});
	const server = createServer((request, response) => {
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
