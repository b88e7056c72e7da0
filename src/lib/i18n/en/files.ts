/** Words for files that people bring: what can be wrong with them, and what was understood of them. */
import { regionWords } from './region.ts';

type Params = Readonly<Record<string, string | number>>;

const KEPT = 'What you had before is still here.';

const FORMATS: Readonly<Record<string, string>> = {
	zip: 'a ZIP package',
	xml: 'KML or GPX',
	shapefile: 'a Shapefile',
	topojson: 'TopoJSON'
};

export const fileProblems: Readonly<Record<string, (p: Params) => string>> = {
	'file-too-big': (p) =>
		`This file has ${p.megabytes} MB; up to ${p.limit} MB can be read. Bring only the shapes or rows you need. ${KEPT}`,
	'file-unpacks-too-big': (p) =>
		`Unpacked, this file has more than ${p.limit} MB, which is more than can be read. Bring only the shapes or rows you need. ${KEPT}`,
	'file-not-json': () =>
		`This file is not GeoJSON: it could not be read at all. Save it as GeoJSON and try again. ${KEPT}`,
	'file-too-deep': () =>
		`The parts of this file are nested too deeply to be read. Save it as GeoJSON and try again. ${KEPT}`,
	'file-not-geojson': () =>
		`This file is JSON but not GeoJSON: it holds no shapes. Save it as GeoJSON and try again. ${KEPT}`,
	'file-empty': () => `This file holds no shapes. ${KEPT}`,
	'file-damaged': (p) =>
		`This file looks like ${FORMATS[String(p.format)] ?? 'one that could be read'}, but it is damaged. Save or download it again. ${KEPT}`,
	'file-package-empty': () =>
		`This package holds no shapes and no table. Bring a Shapefile with its .shp, .dbf and .prj files in one ZIP. ${KEPT}`,
	'file-format-not-read': (p) =>
		`This is a file of the kind ${p.format}, which is not read here. Save it as GeoJSON, as a Shapefile in a ZIP, or as CSV. ${KEPT}`,
	'file-not-understood': () =>
		`This file holds neither shapes nor a table. Bring GeoJSON, a Shapefile in a ZIP, KML, CSV or XLSX. ${KEPT}`,
	'file-could-not-be-opened': () =>
		`The device could not open this file. Look whether it is still there and try again. ${KEPT}`,
	'file-table-without-points': () =>
		`This is a table that does not say where its rows lie. Add columns called “latitude” and “longitude”. ${KEPT}`,
	'file-turned': () =>
		'In this file, latitude stands before longitude, so its shapes would lie on the other side of the world.',
	'file-coordinates-unknown': (p) =>
		`The coordinates (${p.x}, ${p.y}) are not degrees, and lie in ${regionWords.inText} in none of these: ${p.known}. Save the file in WGS 84 (EPSG:4326). ${KEPT}`,
	'file-system-unknown': (p) =>
		`This file says that its coordinates are in “${p.system}”, which is not known here. Save it in WGS 84 (EPSG:4326). ${KEPT}`,
	'feature-broken': () => 'This is no GeoJSON feature. Mend or remove it.',
	'feature-without-shape': () => 'There is no shape in it.',
	'row-without-point': () => 'Latitude or longitude is empty or no number.',
	'row-at-zero': () =>
		'Latitude and longitude are 0, which programs write where they found no place.',
	'table-quote-open': (p) =>
		`In line ${p.line} a quotation mark opens a cell and is never closed. Mend that line. ${KEPT}`,
	'table-text-after-quote': (p) =>
		`In line ${p.line} text follows a closing quotation mark. Mend that line. ${KEPT}`,
	'table-empty': () => `This file is empty. A table begins with a line of column names. ${KEPT}`,
	'table-no-rows': () => `This table has no rows under its column names. ${KEPT}`,
	'table-too-many-rows': (p) =>
		`This table has ${p.rows} rows; up to ${p.limit} can be read. Bring it in parts. ${KEPT}`,
	'table-too-many-columns': (p) =>
		`This table has ${p.columns} columns; up to ${p.limit} can be read. ${KEPT}`
};

export const files = {
	reading: (p: { name: string }) => `Reading ${p.name}…`,
	percent: (p: { percent: number }) => `${p.percent}%`,
	stop: 'Stop reading',
	/** What was left out, before the list of it. */
	leftOut: (p: { count: number; byLine: boolean }) => {
		const noun = p.byLine ? ['row', 'rows'] : ['shape', 'shapes'];
		return p.count === 1 ? `1 ${noun[0]} was left out:` : `${p.count} ${noun[1]} were left out:`;
	},
	/** One of them. */
	leftOutItem: (p: { number: number; name: string; byLine: boolean; why: string }) => {
		const where = p.byLine ? `Line ${p.number}` : `Number ${p.number}`;
		return `${where}${p.name === '' ? '' : ` (“${p.name}”)`}: ${p.why}`;
	},
	more: (p: { count: number }) => `and ${p.count} more`,
	system: (p: { system: string }) => `Its coordinates were read as ${p.system}.`,
	latin1:
		'Its letters were stored in an old way and read as Windows writes them. Check names with accents.',
	turn: 'Turn them and read it again'
};
