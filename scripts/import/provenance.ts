/** Which sources each data file comes from, and the manifest made of that and the written bytes. */
import { createHash } from 'node:crypto';
import { readSources } from '../data/sources.ts';
import type { DataFile, DataManifest } from '../data/manifest.ts';
import { parseVariable } from '../data/variable.ts';
import { ImportError } from './source.ts';

/** Source ids by path below `data/`. */
const SOURCES_OF: Readonly<Record<string, readonly string[]>> = {
	'figures/acs5-2010-2014.csv': ['acs5-2010-2014'],
	'figures/acs5-2013-2017.csv': ['acs5-2013-2017'],
	'figures/acs5-2015-2019.csv': ['acs5-2015-2019'],
	'figures/acs5-2016-2020.csv': ['acs5-2016-2020'],
	'figures/acs5-2019-2023.csv': ['acs5-2019-2023', 'acs5-2019-2023-council'],
	'figures/acs5-median-income-2012-2022.csv': ['acs5-income-by-year'],
	'figures/acs5-race-2008-2012.csv': ['acs5-race-2008-2012'],
	'figures/assessed-2014.csv': ['assessed-2014'],
	'figures/pl-2020-blockgroups.csv': ['census-2020'],
	'places/tracts-2010.topojson': ['boundaries-2010'],
	'places/tracts-2020.topojson': ['boundaries-2020'],
	'places/block-groups-2020.topojson': ['block-groups-2020'],
	'places/counties.topojson': ['counties'],
	'places/cities.topojson': ['cities'],
	'places/neighborhoods.topojson': ['neighborhoods'],
	'places/communities.topojson': ['communities'],
	'places/water.topojson': ['water'],
	'places/parks.topojson': ['parks'],
	'places/bus-streets.topojson': ['bus-streets'],
	'places/metro-lines.topojson': ['metro-lines'],
	'places/corners.csv': ['bus-stops'],
	'corridors/blue-line-extension.json': ['blue-line-extension'],
	'corridors/blue-line-extension-2016.json': ['blue-line-extension-2016'],
	'corridors/blue-line.json': ['metro-lines', 'light-rail-stations'],
	'corridors/green-line.json': ['metro-lines', 'light-rail-stations'],
	'program/facts.json': ['program-facts']
};

export type WrittenFile = { readonly path: string; readonly text: string; readonly rows: number };

function distinct(values: readonly string[]): string[] {
	return [...new Set(values)];
}

/** Census tables in a CSV's header, in column order. */
function tablesIn(file: WrittenFile): string[] {
	if (!file.path.startsWith('figures/')) return [];
	const [header = ''] = file.text.split('\n', 1);
	return distinct(header.split(',').map((column) => parseVariable(column)?.table ?? '')).filter(
		(table) => table !== ''
	);
}

function describe(file: WrittenFile): DataFile {
	const catalog = readSources();
	const sources = (SOURCES_OF[file.path] ?? []).map((id) => {
		const source = catalog.get(id);
		if (!source) throw new ImportError(`data/catalog/sources.json has no source "${id}".`);
		return source;
	});
	const [first] = sources;
	if (!first)
		throw new ImportError(`scripts/import/provenance.ts names no source of ${file.path}.`);
	return {
		path: file.path,
		sources: sources.map((source) => source.id),
		publisher: distinct(sources.map((source) => source.publisher)).join('; '),
		title: distinct(sources.map((source) => source.title)).join('; '),
		tables: tablesIn(file),
		vintage: distinct(sources.map((source) => source.vintage)).join('; '),
		tractVintage: first.tractVintage,
		licence: distinct(sources.map((source) => source.licence)).join(' '),
		note: sources
			.map((source) => source.note)
			.filter((note) => note !== '')
			.join(' '),
		rows: file.rows,
		bytes: Buffer.byteLength(file.text),
		sha256: createHash('sha256').update(file.text).digest('hex')
	};
}

/** The manifest of everything written, by path. */
export function manifestOf(files: readonly WrittenFile[]): DataManifest {
	const described = files.map(describe);
	described.sort((a, b) => (a.path < b.path ? -1 : 1));
	return { format: 1, files: described };
}
