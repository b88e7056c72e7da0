/** Files of rarer formats, written byte by byte for tests, so that no reader tests itself. */
import { strToU8, zipSync } from 'fflate';

type Ring = readonly (readonly [number, number])[];

/** The main part of a Shapefile: a polygon of one ring each, or no shape where it is null. */
export function shpOf(rings: readonly (Ring | null)[]): Uint8Array {
	const records = rings.map((ring) => (ring ? polygonRecord(ring) : int32(0)));
	const length = records.reduce((sum, each) => sum + 8 + each.length, 100);
	const bytes = new Uint8Array(length);
	const view = new DataView(bytes.buffer);
	view.setInt32(0, 9994);
	view.setInt32(24, length / 2);
	view.setInt32(28, 1000, true);
	view.setInt32(32, 5, true);
	let at = 100;
	records.forEach((record, row) => {
		view.setInt32(at, row + 1);
		view.setInt32(at + 4, record.length / 2);
		bytes.set(record, at + 8);
		at += 8 + record.length;
	});
	return bytes;
}

function polygonRecord(ring: Ring): Uint8Array {
	const bytes = new Uint8Array(48 + ring.length * 16);
	const view = new DataView(bytes.buffer);
	view.setInt32(0, 5, true);
	view.setInt32(36, 1, true);
	view.setInt32(40, ring.length, true);
	view.setInt32(44, 0, true);
	ring.forEach(([x, y], point) => {
		view.setFloat64(48 + point * 16, x, true);
		view.setFloat64(56 + point * 16, y, true);
	});
	return bytes;
}

function int32(value: number): Uint8Array {
	const bytes = new Uint8Array(4);
	new DataView(bytes.buffer).setInt32(0, value, true);
	return bytes;
}

/** The table of a Shapefile with one column of text, stored as Windows does. */
export function dbfOf(column: string, values: readonly string[], width = 20): Uint8Array {
	const header = 65;
	const row = width + 1;
	const bytes = new Uint8Array(header + row * values.length + 1).fill(32);
	const view = new DataView(bytes.buffer);
	bytes.fill(0, 0, header);
	view.setUint8(0, 3);
	view.setUint32(4, values.length, true);
	view.setUint16(8, header, true);
	view.setUint16(10, row, true);
	bytes.set(latin1(column.slice(0, 10)), 32);
	view.setUint8(43, 'C'.charCodeAt(0));
	view.setUint8(48, width);
	view.setUint8(64, 13);
	values.forEach((value, at) => bytes.set(latin1(value.slice(0, width)), header + at * row + 1));
	view.setUint8(bytes.length - 1, 26);
	return bytes;
}

export function latin1(text: string): Uint8Array {
	return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** With the mark at its start, as Windows writes it. */
export function utf16(text: string, order: 'le' | 'be' = 'le', mark = true): Uint8Array {
	const marked = mark ? `\uFEFF${text}` : text;
	const view = new DataView(new ArrayBuffer(marked.length * 2));
	for (let at = 0; at < marked.length; at++) {
		view.setUint16(at * 2, marked.charCodeAt(at), order === 'le');
	}
	return new Uint8Array(view.buffer);
}

export function zipOf(files: Readonly<Record<string, Uint8Array | string>>): Uint8Array {
	return zipSync(
		Object.fromEntries(
			Object.entries(files).map(([name, content]) => [
				name,
				typeof content === 'string' ? strToU8(content) : content
			])
		)
	);
}

/** Two wards of which the second is not drawn yet. */
export const KML = `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder>
<Placemark><name>Ward 5</name><ExtendedData><Data name="WARD"><value>5</value></Data></ExtendedData>
<Polygon><outerBoundaryIs><LinearRing><coordinates>-93.31,44.99,0 -93.30,44.99,0 -93.30,45.00,0 -93.31,45.00,0 -93.31,44.99,0</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
<Placemark><name>Ward 6</name></Placemark>
</Folder></Document></kml>`;

export const GPX = `<?xml version="1.0"?><gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="44.99" lon="-93.30"><name>First stop</name></wpt>
<trk><name>The way</name><trkseg><trkpt lat="44.98" lon="-93.31"/><trkpt lat="45.00" lon="-93.29"/></trkseg></trk></gpx>`;

/** A square of two arcs, as TopoJSON delta-encodes it. */
export const TOPOJSON = JSON.stringify({
	type: 'Topology',
	transform: { scale: [0.01, 0.01], translate: [-93.31, 44.99] },
	arcs: [
		[
			[0, 0],
			[1, 0],
			[0, 1],
			[-1, 0],
			[0, -1]
		]
	],
	objects: {
		wards: {
			type: 'GeometryCollection',
			geometries: [{ type: 'Polygon', arcs: [[0]], properties: { WARD: 5 } }]
		}
	}
});
