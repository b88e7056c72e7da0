/** What the archives are made from: stored geometry, ground within a distance, and the figures. */
import { decodeIndicator } from '../../src/lib/domain/indicators/built-files.ts';
import { INDICATORS, indicatorById } from '../../src/lib/domain/indicators/catalog.ts';
import type { IndicatorFile, PlacesFile } from '../../src/lib/domain/indicators/built-files.ts';
import type { IndicatorDefinition } from '../../src/lib/domain/indicators/types.ts';
import type { Unit } from '../../src/lib/domain/statistics/census.ts';
import { corridorArea, stationArea } from '../../src/lib/domain/lines/areas.ts';
import { stationsInLineOrder } from '../../src/lib/domain/lines/corridor.ts';
import { HALF_MILE, ONE_MILE } from '../../src/lib/domain/lines/distance.ts';
import { periodLabel } from '../../src/lib/domain/text/format.ts';
import { readCorridor, REGION_BUILD } from '../data/region.ts';
import { readFigures } from '../data/figures.ts';
import type { Field, FieldValue } from '../tiles/encode.ts';
import type { ArchiveInputs, AttributeTable, DistanceArea } from '../tiles/inputs.ts';
import { readStoredInputs } from '../tiles/inputs.ts';
import type { BuiltPlaces } from './places.ts';
import { REGION } from '../../src/lib/domain/region.ts';

export type ArchiveSources = {
	/** The data version. */
	readonly version: string;
	readonly places: BuiltPlaces;
	readonly files: readonly IndicatorFile[];
};

export function archiveInputs({ version, places, files }: ArchiveSources): ArchiveInputs {
	const planned = readCorridor(REGION.lines.main);
	const stations = stationsInLineOrder(planned);
	const around = (meters: number): ArchiveInputs['stationAreasHalfMile'] => ({
		type: 'FeatureCollection',
		features: stations.map((station) => named(stationArea(station, meters), station))
	});
	return {
		...readStoredInputs(),
		version,
		stationAreasHalfMile: around(HALF_MILE),
		stationAreasOneMile: around(ONE_MILE),
		corridorOneMile: {
			type: 'FeatureCollection',
			features: [named(corridorArea(planned, ONE_MILE), planned)]
		},
		tractAttributes: tractAttributes(places.file, files),
		blockGroupAttributes: blockGroupAttributes(),
		cityPeople: new Map(
			places.weights.flatMap(({ key, people2020 }) =>
				key.startsWith('city:') ? [[key.slice('city:'.length), people2020] as const] : []
			)
		)
	};
}

function named<F extends { geometry: unknown }>(
	feature: F,
	{ id, name }: DistanceArea
): F & { properties: DistanceArea } {
	return { ...feature, properties: { id, name } };
}

const UNIT_WORDS: Readonly<Record<Unit, string>> = {
	share: 'share from 0 to 1',
	dollars: 'dollars',
	'relative-change': 'relative change, 0.1 is 10 percent more',
	'share-change': 'change of a share, 0.1 is 10 percentage points',
	count: 'number'
};

/** Newest value and margin of every indicator, as columns that a reader of the archive can name. */
function tractAttributes(places: PlacesFile, files: readonly IndicatorFile[]): AttributeTable {
	const rows = new Map<string, Record<string, FieldValue>>(
		places.tracts.geoid.map((geoid, row) => [
			geoid,
			{
				city: places.cities[places.tracts.city[row] ?? -1] ?? null,
				neighborhood: places.neighborhoods[places.tracts.neighborhood[row] ?? -1] ?? null
			}
		])
	);
	const fields: Field[] = [
		{ key: 'city', type: 'String', description: 'City that holds most of the homes' },
		{ key: 'neighborhood', type: 'String', description: REGION_BUILD.archives.neighborhood }
	];
	for (const file of files) {
		const definition = indicatorById(file.id);
		const vintage = definition.vintages[0]!;
		const figures = decodeIndicator(file).vintages[vintage]?.tracts ?? [];
		const key = attributeKey(definition);
		const about = `${definition.sentence}, ${periodLabel(vintage)}; ${UNIT_WORDS[definition.unit]}`;
		fields.push({ key, type: 'Number', description: about });
		const withMargin = figures.some(({ moe }) => moe !== null);
		if (withMargin) {
			fields.push({
				key: `${key}_moe`,
				type: 'Number',
				description: `90 percent margin of error of ${key}`
			});
		}
		figures.forEach(({ value, moe }, row) => {
			const attributes = rows.get(places.tracts.geoid[row] ?? '');
			if (!attributes) return;
			attributes[key] = value;
			if (withMargin) attributes[`${key}_moe`] = moe;
		});
	}
	return { fields, rows };
}

function attributeKey({ id }: Pick<IndicatorDefinition, 'id'>): string {
	return id.replaceAll('-', '_');
}

/** Counts of the 2020 Census by name, in the order of the table. */
const COUNTS_2020 = [
	['people_2020', 'P1_001N', 'People'],
	['housing_units_2020', 'H1_001N', 'Housing units'],
	['hispanic_or_latino_2020', 'P2_002N', 'Hispanic or Latino people'],
	['white_2020', 'P2_005N', 'White people, not Hispanic'],
	['black_2020', 'P2_006N', 'Black people, not Hispanic'],
	['american_indian_2020', 'P2_007N', 'American Indian and Alaska Native people, not Hispanic'],
	['asian_or_pacific_2020', 'P2_008-009N', 'Asian and Pacific Islander people, not Hispanic'],
	['other_or_multiracial_2020', 'P2_010-011N', 'People of another or several races, not Hispanic']
] as const;

function blockGroupAttributes(): AttributeTable {
	const table = readFigures('census-2020');
	return {
		fields: COUNTS_2020.map(([key, variable, what]) => ({
			key,
			type: 'Number',
			description: `${what}, 2020 Census, ${variable}`
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

/** Every indicator has a key of its own; two ids that differ only in dashes would share one. */
if (new Set(INDICATORS.map(attributeKey)).size !== INDICATORS.length) {
	throw new Error('Two indicators have the same attribute name in the tiles.');
}
