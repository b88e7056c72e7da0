/**
 * Content codings in the order in which a client wants them, of those that are offered.
 * Source: RFC 9110, sections 12.4.2 and 12.5.3.
 *
 * @param {string | undefined} header the Accept-Encoding header
 * @param {readonly ('br' | 'gzip')[]} offered best first
 * @returns {'br' | 'gzip' | null} null for no coding
 */
export function chooseEncoding(header, offered) {
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
export function chooseRange(header, size) {
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
export function contentType(file) {
	const extension = /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
	return TYPES[extension] ?? 'application/octet-stream';
}

/**
 * Whether a type shrinks when it is compressed: text does, pictures, fonts of the web and tile
 * archives already are.
 *
 * @param {string} type
 */
export function isCompressible(type) {
	return /^text\/|json|javascript|xml|wasm|font\/ttf|x-icon/.test(type);
}

/**
 * Files whose name carries a hash of their content never change under that name.
 *
 * @param {string} place path below the site's root
 */
export function cacheControl(place) {
	const hashed =
		place.startsWith('_app/immutable/') ||
		/[-.](?=[0-9a-f]*\d)[0-9a-f]{8,}\.[a-z0-9]+$/.test(place);
	return hashed ? 'public, max-age=31536000, immutable' : 'no-cache';
}
