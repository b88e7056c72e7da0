/**
 * Numbers of several kinds in one file: eight bytes of mark and header length, a header in JSON that
 * says where each section lies, then the sections, each at a multiple of eight bytes. Little-endian,
 * as every machine that runs a browser is.
 */
import { fail, ok, type Problem, type Result } from '../result.ts';

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
