/** Figures and shapes as bytes: small to fetch, and read without parsing. */
import type { LonLat } from './projection.ts';
import type { PolygonRings } from './area.ts';
import { fail, ok, type Problem, type Result } from '../result.ts';

/*
 * Polygons as few bytes: longitude and latitude in millionths of a degree (11 cm at most), each
 * written as its difference from the point before, seven bits a byte.
 */

const STEPS_PER_DEGREE = 1e6;

/** One entry a feature: its polygons, each the outer ring and holes. Rings are closed. */
export type Shapes = readonly (readonly PolygonRings[])[];

export function encodeShapes(shapes: Shapes): Uint8Array<ArrayBuffer> {
	const bytes: number[] = [];
	let x = 0;
	let y = 0;
	const count = (n: number): void => pushVarint(bytes, n);
	const difference = (n: number): void => pushVarint(bytes, n < 0 ? -2 * n - 1 : 2 * n);
	for (const polygons of shapes) {
		count(polygons.length);
		for (const rings of polygons) {
			count(rings.length);
			for (const ring of rings) {
				// The closing point is the first again.
				count(ring.length - 1);
				for (const point of ring.slice(0, -1)) {
					const nextX = Math.round(point[0] * STEPS_PER_DEGREE);
					const nextY = Math.round(point[1] * STEPS_PER_DEGREE);
					difference(nextX - x);
					difference(nextY - y);
					x = nextX;
					y = nextY;
				}
			}
		}
	}
	return Uint8Array.from(bytes);
}

/** @param features how many were encoded */
export function decodeShapes(bytes: Uint8Array, features: number): Shapes {
	let at = 0;
	let x = 0;
	let y = 0;
	const count = (): number => {
		let value = 0;
		let scale = 1;
		for (;;) {
			const byte = bytes[at++] ?? 0;
			value += (byte & 0x7f) * scale;
			if (byte < 0x80) return value;
			scale *= 128;
		}
	};
	const difference = (): number => {
		const n = count();
		return n % 2 === 0 ? n / 2 : -(n + 1) / 2;
	};
	const list = <T>(length: number, make: () => T): T[] => Array.from({ length }, make);
	return list(features, () =>
		list(count(), () =>
			list(count(), () => {
				const ring = list(count(), (): LonLat => {
					x += difference();
					y += difference();
					return [x / STEPS_PER_DEGREE, y / STEPS_PER_DEGREE];
				});
				return [...ring, ...ring.slice(0, 1)];
			})
		)
	);
}

function pushVarint(bytes: number[], value: number): void {
	let rest = value;
	while (rest >= 0x80) {
		bytes.push((rest % 128) | 0x80);
		rest = Math.floor(rest / 128);
	}
	bytes.push(rest);
}

/*
 * Numbers of several kinds in one file: eight bytes of mark and header length, a header in JSON that
 * says where each section lies, then the sections, each at a multiple of eight bytes. Little-endian,
 * as every machine that runs a browser is.
 */

const MARK = 'RTLN';
const ARRAYS = {
	u8: Uint8Array,
	u16: Uint16Array,
	u32: Uint32Array,
	f32: Float32Array,
	f64: Float64Array
} as const;

type Kind = keyof typeof ARRAYS;
export type SectionArray = InstanceType<(typeof ARRAYS)[Kind]>;

export type Sections<Header> = {
	readonly header: Header;
	/** The named section as an array of the kind asked for; throws where the file has no such section. */
	readonly section: <K extends Kind>(name: string, kind: K) => InstanceType<(typeof ARRAYS)[K]>;
};

/** The file was cut short, or is no such file. */
export type SectionsProblem = Problem<'sections-broken'>;

type Directory<Header> = {
	readonly header: Header;
	readonly sections: readonly (readonly [
		name: string,
		kind: Kind,
		offset: number,
		length: number
	])[];
};

export function packSections(
	header: unknown,
	sections: Readonly<Record<string, SectionArray>>
): Uint8Array<ArrayBuffer> {
	let end = 0;
	const directory = Object.entries(sections).map(([name, array]) => {
		const offset = end;
		end = aligned(offset + array.byteLength);
		return [name, kindOf(array), offset, array.length] as const;
	});
	const text = new TextEncoder().encode(JSON.stringify({ header, sections: directory }));
	const start = aligned(8 + text.length);
	const bytes = new Uint8Array(start + end);
	for (let i = 0; i < 4; i++) bytes[i] = MARK.charCodeAt(i);
	new DataView(bytes.buffer).setUint32(4, text.length, true);
	bytes.set(text, 8);
	for (const [name, , offset] of directory) {
		const { buffer, byteOffset, byteLength } = sections[name]!;
		bytes.set(new Uint8Array(buffer, byteOffset, byteLength), start + offset);
	}
	return bytes;
}

/** Reads what `packSections` wrote. The header is not checked beyond being JSON. */
export function unpackSections<Header>(
	bytes: ArrayBuffer
): Result<Sections<Header>, SectionsProblem> {
	if (bytes.byteLength < 8) return fail('sections-broken');
	const view = new DataView(bytes);
	for (let i = 0; i < 4; i++) {
		if (view.getUint8(i) !== MARK.charCodeAt(i)) return fail('sections-broken');
	}
	const headerLength = view.getUint32(4, true);
	if (8 + headerLength > bytes.byteLength) return fail('sections-broken');
	const directory = parseDirectory<Header>(bytes, headerLength);
	if (!directory) return fail('sections-broken');
	const start = aligned(8 + headerLength);
	const found = new Map<string, SectionArray>();
	for (const [name, kind, offset, length] of directory.sections) {
		const end = start + offset + length * ARRAYS[kind].BYTES_PER_ELEMENT;
		if (end > bytes.byteLength) return fail('sections-broken');
		found.set(name, new ARRAYS[kind](bytes, start + offset, length));
	}
	return ok({
		header: directory.header,
		section(name, kind) {
			const array = found.get(name);
			if (!(array instanceof ARRAYS[kind])) throw new Error(`The file has no ${kind} "${name}".`);
			return array as InstanceType<(typeof ARRAYS)[typeof kind]>;
		}
	});
}

function parseDirectory<Header>(bytes: ArrayBuffer, length: number): Directory<Header> | null {
	try {
		const text = new TextDecoder().decode(new Uint8Array(bytes, 8, length));
		return JSON.parse(text) as Directory<Header>;
	} catch {
		return null;
	}
}

function kindOf(array: SectionArray): Kind {
	const kinds = Object.keys(ARRAYS) as Kind[];
	return kinds.find((kind) => array instanceof ARRAYS[kind])!;
}

function aligned(offset: number): number {
	return Math.ceil(offset / 8) * 8;
}
