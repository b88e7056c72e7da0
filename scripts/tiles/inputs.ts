/** What the archives are made from: files of the region’s `places`, and sets that are worked out here. */
import type { Feature, LineString, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson';
import type { BuiltPlaces } from '../build/places.ts';
import { countedCovenants } from '../build/records.ts';
import { figureFile, readFigures } from '../data/figures.ts';
import { readCorners, readFeatures, readPlaces, readStreets } from '../data/places.ts';
import { RECORD_FILES } from '../data/records.ts';
import { readCorridor, readDataManifest, readSources, sourcesOf } from '../data/region.ts';
import {
	decodeIndicator,
	type IndicatorFile,
	type PlacesFile
} from '../../src/lib/domain/indicators/built-files.ts';
import { indicatorById } from '../../src/lib/domain/indicators/catalog.ts';
import type { ClassesAnswer } from '../../src/lib/domain/methods/questions.ts';
import { corridorArea, stationArea } from '../../src/lib/domain/places/reach-area.ts';
import {
	stationsInLineOrder,
	type Corridor,
	HALF_MILE,
	ONE_MILE
} from '../../src/lib/domain/lines/corridor.ts';
import { DEED_DECADES } from '../../src/lib/domain/places/records.ts';
import { FIGURE_OF_INDICATOR, SURVEY_FIGURES } from '../../src/lib/domain/places/topics.ts';
import { PRESSURE_FIELDS, pressureOf } from '../../src/lib/domain/report/tract-files.ts';
import { REGION } from '../../src/lib/domain/region.ts';
import { reliability } from '../../src/lib/domain/statistics/error.ts';
import { periodLabel } from '../../src/lib/domain/text/format.ts';
import { indicatorSentence } from '../../src/lib/i18n/index.ts';
import { layerWords as words } from '#words/layers.ts';
import type { Field, FieldValue } from './encode.ts';
import { dissolve, type AreaFeature } from './topology.ts';
import { streetLines } from './street-lines.ts';

/** What one layer of tiles is made from. */
export type TileInput = {
	/** In WGS84 degrees. */
	readonly features: readonly Feature[];
	/** Attributes beyond those of the layer's definition, where there are as many as figures. */
	readonly fields?: readonly Field[];
	/** Whom to credit. */
	readonly publishers: readonly string[];
	/** On what terms, for archives that tell. */
	readonly licences?: readonly string[];
};

export type ArchiveInputs = {
	/** Version of the data, as in the built manifest. */
	readonly version: string;
	/** By the name that a layer's definition gives; null where the region has no such file. */
	readonly of: (name: string) => TileInput | null;
	/** People by name of the city, which decides whose name is drawn first; land area without. */
	readonly cityPeople?: ReadonlyMap<string, number>;
};

/** Values by area, in the order in which `fields` are written. */
export type AttributeTable = {
	readonly fields: readonly Field[];
	/** By GEOID. A key that is missing or null is not written: "no value" in QGIS. */
	readonly rows: ReadonlyMap<string, Readonly<Record<string, FieldValue>>>;
};

type Sets = Readonly<Record<string, () => TileInput | null>>;

/** Each set is worked out once, and only where it is asked for; any other name is a file of `places`. */
function inputsOf(sets: Sets): ArchiveInputs['of'] {
	const known = new Map<string, TileInput | null>();
	return (name) => {
		if (!known.has(name)) known.set(name, Object.hasOwn(sets, name) ? sets[name]!() : stored(name));
		return known.get(name) ?? null;
	};
}

/** A file of `places`, by name without ending. */
function stored(name: string): TileInput | null {
	const path = placesPath(name);
	if (!isListed(path)) return null;
	return {
		publishers: publishersOf([path]),
		licences: licencesOf([path]),
		features: readFeatures(name)
	};
}

/** Whether the region has such a file, with anything in it. */
const isListed = (path: string) =>
	readDataManifest().files.some((file) => file.path === path && file.rows > 0);

/** Whether a layer can be made from this name: a set, or a file that the region has. */
export function hasInput(name: string): boolean {
	return Object.hasOwn(STORED_SETS, name) || isListed(placesPath(name));
}

const placesPath = (name: string) => `places/${name}.topojson`;
const corridorPath = ({ id }: Pick<Corridor, 'id'>) => `corridors/${id}.json`;

/** Publishers of files below the region's folder. */
function publishersOf(paths: readonly string[]): string[] {
	return paths.flatMap(sourcesOf).map(({ publisher }) => publisher);
}

function licencesOf(paths: readonly string[]): string[] {
	return paths.flatMap(sourcesOf).map(({ title, licence }) => `${title}: ${licence}`);
}

/* Sets that need nothing but what lies in the region's folder. */

const STORED_SETS: Sets = {
	lines,
	stations,
	'counties-of-tracts': countiesOfTracts,
	'covenant-counts': () => covenantPoints('all'),
	'covenants-beyond-lots': () => covenantPoints('beyond'),
	'street-lines': drawnStreets
};

/** Inputs of all layers but those that show figures or distances. */
export const readStoredInputs = (): ArchiveInputs['of'] => inputsOf(STORED_SETS);

/** Lines that the atlas is about, as they are drawn: the planned one on top. */
function ownLines(): Corridor[] {
	const { main, formerRoute } = REGION.lines;
	return [...(formerRoute === null ? [] : [formerRoute]), main].map(readCorridor);
}

/** By drawing order: the line that the atlas is about comes last and lies on top. */
function lines(): TileInput {
	const own = ownLines();
	return {
		features: [...openLines(), ...own.map(line)],
		publishers: publishersOf([placesPath('metro-lines'), ...own.map(corridorPath)])
	};
}

function line(corridor: Corridor): Feature<LineString | MultiLineString> {
	const { id, name, status, opened, basis } = corridor;
	return {
		type: 'Feature',
		properties: { id, name, status, mode: 'light rail', opens: opened, basis },
		geometry: corridor.line
	};
}

function openLines(): Feature<LineString | MultiLineString>[] {
	const basis = sourcesOf(placesPath('metro-lines'))
		.map(({ title, publisher }) => `${title}, ${publisher}`)
		.join('; ');
	return readPlaces('metro-lines').features.map(({ id, geometry, properties }) => {
		const { name, mode, opened } = properties;
		return {
			type: 'Feature',
			properties: { id, name, status: 'open', mode, opens: opened, basis },
			geometry
		};
	});
}

function stations(): TileInput {
	const corridors = [...REGION.lines.open.map(readCorridor), ...ownLines()];
	return {
		features: corridors.flatMap(stationsOf),
		publishers: publishersOf(corridors.map(corridorPath))
	};
}

function stationsOf(corridor: Corridor): Feature<Point>[] {
	return corridor.stations.map(({ id, name, order, city, status, basis, lngLat }) => ({
		type: 'Feature',
		properties: { id, name, line: corridor.id, order, city, status, basis },
		geometry: { type: 'Point', coordinates: [...lngLat] }
	}));
}

function countiesOfTracts(): TileInput {
	const shapes = dissolve(readPlaces('tracts-2020').features, ({ id }) => id.slice(2, 5));
	return {
		features: readPlaces('counties').features.map(({ id, properties }) => {
			const shape = shapes.get(id);
			if (shape === undefined) throw new Error(`No tract lies in the county ${id}.`);
			return { ...shape, properties };
		}),
		publishers: publishersOf(['counties', 'tracts-2020'].map(placesPath))
	};
}

/** Lots by block group, as points; null where the region has no table of them. */
function covenantPoints(which: 'all' | 'beyond'): TileInput | null {
	const features = countedCovenants()[which].map(({ geoid, at, lots, until }): Feature<Point> => ({
		type: 'Feature',
		id: geoid,
		properties: {
			lots,
			...Object.fromEntries(until.map((count, decade) => [`by_${DEED_DECADES[decade]}`, count]))
		},
		geometry: { type: 'Point', coordinates: [...at] }
	}));
	if (features.length === 0) return null;
	const paths = [`records/${RECORD_FILES.covenants}`, placesPath('block-groups-2020')];
	return { features, publishers: publishersOf(paths), licences: licencesOf(paths) };
}

/** Null where the region has neither centerlines nor bus streets. */
function drawnStreets(): TileInput | null {
	const paths = ['places/streets.csv', 'places/corners.csv', placesPath('bus-streets')];
	const listed = paths.filter(isListed);
	const busStreets = stored('bus-streets')?.features ?? [];
	const features = streetLines(readStreets(), busStreets, readCorners());
	return features.length === 0 ? null : { features, publishers: publishersOf(listed) };
}

/* Sets of ground within a distance, and of areas with their figures. */

export type ArchiveSources = {
	/** The data version. */
	readonly version: string;
	readonly places: BuiltPlaces;
	readonly files: readonly IndicatorFile[];
	/** What the usual method says of each tract, with draws. */
	readonly pressure: ClassesAnswer;
};

export function archiveInputs({ version, places, files, pressure }: ArchiveSources): ArchiveInputs {
	const planned = readCorridor(REGION.lines.main);
	const publishers = publishersOf([corridorPath(planned)]);
	const around = (meters: number) => (): TileInput => ({
		features: stationsInLineOrder(planned).map((station) =>
			named(stationArea(station, meters), station)
		),
		publishers
	});
	return {
		version,
		of: inputsOf({
			...STORED_SETS,
			'station-areas-half-mile': around(HALF_MILE),
			'station-areas-one-mile': around(ONE_MILE),
			'corridor-one-mile': () => ({
				features: [named(corridorArea(planned, ONE_MILE), planned)],
				publishers
			}),
			'tracts-with-figures': () => tractsWithFigures(places.file, files, pressure),
			'block-groups-with-counts': blockGroupsWithCounts
		}),
		cityPeople: new Map(
			places.weights.flatMap(({ key, people2020 }) =>
				key.startsWith('city:') ? [[key.slice('city:'.length), people2020] as const] : []
			)
		)
	};
}

function named(
	{ geometry }: { readonly geometry: Polygon | MultiPolygon },
	{ id, name }: { readonly id: string; readonly name: string }
): AreaFeature {
	return { type: 'Feature', properties: { id, name }, geometry };
}

function tractsWithFigures(
	places: PlacesFile,
	files: readonly IndicatorFile[],
	pressure: ClassesAnswer
): TileInput {
	const sources = readSources();
	const credited = new Set(files.flatMap(({ id }) => indicatorById(id).sources));
	return {
		...withAttributes(
			readPlaces('tracts-2020').features,
			tractAttributes(places, files, pressure),
			tractName
		),
		publishers: [
			...publishersOf(['tracts-2020', 'cities', 'neighborhoods'].map(placesPath)),
			...[...credited].map((id) => sources.get(id)!.publisher)
		]
	};
}

function blockGroupsWithCounts(): TileInput {
	return {
		...withAttributes(
			readPlaces('block-groups-2020').features,
			blockGroupAttributes(),
			(geoid) => `Block Group ${geoid.slice(11)}, ${tractName(geoid)}`
		),
		publishers: publishersOf([
			placesPath('block-groups-2020'),
			`figures/${figureFile('census-2020')}`
		])
	};
}

/** "Census Tract 1.02" from 27053000102, as the Census Bureau writes it. */
export function tractName(geoid: string): string {
	const suffix = geoid.slice(9, 11);
	return `Census Tract ${Number(geoid.slice(5, 9))}${suffix === '00' ? '' : `.${suffix}`}`;
}

/** Areas with name and attributes. Throws where the table has no row for one. */
export function withAttributes(
	areas: readonly (AreaFeature & { readonly id: string })[],
	{ fields, rows }: AttributeTable,
	name: (geoid: string) => string
): Pick<TileInput, 'features' | 'fields'> {
	const features = areas.map(({ id, geometry }): Feature => {
		const row = rows.get(id);
		if (row === undefined) throw new Error(`There are no attributes for ${id}; add a row for it.`);
		return { type: 'Feature', id, properties: { name: name(id), ...row }, geometry };
	});
	return { features, fields };
}

/** Newest value and margin of every indicator, as columns that a reader of the archive can name. */
function tractAttributes(
	places: PlacesFile,
	files: readonly IndicatorFile[],
	pressure: ClassesAnswer
): AttributeTable {
	const rows = new Map<string, Record<string, FieldValue>>(
		places.tracts.geoid.map((geoid, row) => [
			geoid,
			{
				city: places.cities[places.tracts.city[row] ?? -1] ?? null,
				neighborhood: places.neighborhoods[places.tracts.neighborhood[row] ?? -1] ?? null
			}
		])
	);
	const fields: Field[] = (['city', 'neighborhood'] as const).map((key) => ({
		key,
		type: 'String',
		description: words.layers.areas.tracts!.fields![key]!
	}));
	PRESSURE_FIELDS.forEach((key, at) =>
		fields.push({
			key,
			type: at === 1 ? 'Number' : 'String',
			description: words.layers.areas.tracts!.fields![key]!
		})
	);
	places.tracts.geoid.forEach((geoid, row) => {
		const { id, share, level } = pressureOf(pressure, row);
		const [ofClass, ofShare, ofLevel] = PRESSURE_FIELDS;
		Object.assign(rows.get(geoid)!, { [ofClass]: id, [ofShare]: share, [ofLevel]: level });
	});
	for (const file of files) {
		const definition = indicatorById(file.id);
		const vintage = definition.vintages[0]!;
		const figures = decodeIndicator(file).vintages[vintage]?.tracts ?? [];
		const key = (SURVEY_FIGURES.get(file.id) ?? FIGURE_OF_INDICATOR.get(file.id))!.id;
		const about = words.figure({
			sentence: indicatorSentence(definition.id),
			period: periodLabel(vintage),
			unit: definition.unit
		});
		fields.push({ key, type: 'Number', description: about });
		const withMargin = figures.some(({ moe }) => moe !== null);
		if (withMargin) {
			fields.push({
				key: `${key}_moe`,
				type: 'Number',
				description: words.margin({ of: key })
			});
		}
		fields.push({
			key: `${key}_reliability`,
			type: 'String',
			description: words.reliability({ of: key })
		});
		figures.forEach((figure, row) => {
			const { value, moe } = figure;
			const attributes = rows.get(places.tracts.geoid[row] ?? '');
			if (!attributes) return;
			attributes[key] = value;
			if (withMargin) attributes[`${key}_moe`] = moe;
			// Where there is no figure, nothing says how firm it is.
			if (value !== null) attributes[`${key}_reliability`] = reliability(figure);
		});
	}
	return { fields, rows };
}

/** Counts of the 2020 Census by name, in the order of the table. */
const COUNTS_2020 = [
	['people_2020', 'P1_001N'],
	['housing_units_2020', 'H1_001N'],
	['hispanic_or_latino_2020', 'P2_002N'],
	['white_2020', 'P2_005N'],
	['black_2020', 'P2_006N'],
	['american_indian_2020', 'P2_007N'],
	['asian_or_pacific_2020', 'P2_008-009N'],
	['other_or_multiracial_2020', 'P2_010-011N']
] as const;

function blockGroupAttributes(): AttributeTable {
	const table = readFigures('census-2020');
	return {
		fields: COUNTS_2020.map(([key, variable]) => ({
			key,
			type: 'Number',
			description: words.counted({ what: words.counts[key], variable })
		})),
		rows: new Map(
			table.geoids.map((geoid, row) => [
				geoid,
				Object.fromEntries(
					COUNTS_2020.map(([key, variable]) => [key, table.estimate(row, variable).value])
				)
			])
		)
	};
}
