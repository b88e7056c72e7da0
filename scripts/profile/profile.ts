/**
 * Profiles any place from the command line:
 * `npm run -s profile -- --place station:penn --distance 0.5mi --format json`, or many of them:
 * `npm run -s profile -- --places places.csv --format csv`. `-` as a file is standard input.
 */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { parseDistance, HALF_MILE, type Corridor } from '../../src/lib/domain/lines/corridor.ts';
import {
	profilePlace,
	type ProfileSources,
	type PlaceProfile,
	type ProfileFigure
} from '../../src/lib/domain/places/profile.ts';
import { textOfBytes } from '../../src/lib/domain/files/formats.ts';
import { pointColumns, pointOf } from '../../src/lib/domain/files/shapes.ts';
import { tableOfText } from '../../src/lib/domain/files/table.ts';
import { placeRef } from '../../src/lib/domain/places/place.ts';
import { CSV_COLUMNS, csvFigure, csvText } from '../../src/lib/domain/report/figure-files.ts';
import { figureInLine } from '../../src/lib/domain/text/format.ts';
import { estimate as estimateWords } from '#words/common.ts';
import { sourceWords } from '#words/data-page.ts';
import { CORRIDOR_IDS, readCorridor, readSources } from '../data/region.ts';
import {
	ArgumentError,
	askedPlace,
	bytesOf,
	PLACE_FORMS,
	placesOfFile,
	problemSentence,
	noteSentence,
	reliabilityWord,
	type AskedPlace,
	type PlaceOptions
} from './place-argument.ts';
import { readProfileSources } from '../build/files.ts';
import { reliability } from '../../src/lib/domain/statistics/error.ts';
import { RECORD_FIGURES } from '../../src/lib/domain/indicators/record-figures.ts';
import { PROFILE_TOPICS } from '../../src/lib/domain/places/topics.ts';
import { figureNames, figureTitle } from '../../src/lib/i18n/figures.ts';

const FORMATS = ['text', 'json', 'csv'] as const;
type OutputFormat = (typeof FORMATS)[number];

const USAGE = `Usage: npm run -s profile -- --place <place> [--distance 0.5mi|800m] [--latitude-first] [--format ${FORMATS.join('|')}]
       npm run -s profile -- --places <file.csv|file.geojson|-> [--distance …] [--format …]
  A CSV of places has a column place, or longitude and latitude, and may have name and distance.
Places: ${PLACE_FORMS.join(' · ')}`;

/** What a run of the command prints and how it ends. */
export type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** Runs the command as from the command line; a mistake is told in one sentence, without a stack trace. */
export async function profileCommand(
	args: readonly string[],
	/** What a file holds, or standard input for `-`. */
	read = bytesOf
): Promise<Ran> {
	try {
		const { out, remarks = [] } = await main(args, read);
		return { code: 0, out: `${out.trimEnd()}\n`, err: remarks.map((line) => `${line}\n`).join('') };
	} catch (error) {
		if (!(error instanceof ArgumentError)) throw error;
		return { code: 1, out: '', err: `${error.message}\n` };
	}
}

type Written = { readonly out: string; readonly remarks?: readonly string[] };

function withLeftOut({ out, remarks = [] }: Written, leftOut: readonly string[]): Written {
	return { out, remarks: [...leftOut, ...remarks] };
}

async function main(args: readonly string[], read: typeof bytesOf): Promise<Written> {
	const options = readOptions(args);
	if (options.help) return { out: USAGE };
	const distance = options.distance === undefined ? null : metersOf(options.distance);
	const format = formatOf(options.format ?? 'text');
	if (options.place !== undefined && options.places !== undefined) {
		throw new ArgumentError('Say --place or --places, not both.');
	}
	if (options.places !== undefined) {
		const sources = await readProfileSources();
		const given = {
			bytes: read(options.places),
			file: options.places,
			distance,
			latitudeFirst: options['latitude-first'] === true
		};
		const { places, leftOut } = await placesOf(given, sources, CORRIDOR_IDS.map(readCorridor));
		return withLeftOut(writeMany(format, places), leftOut);
	}
	if (options.place === undefined) throw new ArgumentError(`Say which place.\n${USAGE}`);

	const sources = await readProfileSources();
	const asked = await askedPlace(
		options.place,
		{ distance, latitudeFirst: options['latitude-first'] === true },
		sources.index,
		CORRIDOR_IDS.map(readCorridor)
	);
	const whole = profilePlace(sources, asked.question);
	if (!whole.ok) throw new ArgumentError(problemSentence(whole.problem));
	const leftOut = [...asked.leftOut];
	const features = asked.features.flatMap(({ name, question }, i): NamedProfile[] => {
		const part = profilePlace(sources, question);
		const called = name ?? `feature ${i + 1}`;
		if (part.ok) return [{ name: called, profile: part.value }];
		leftOut.push(`${called} was left out. ${problemSentence(part.problem)}`);
		return [];
	});
	return withLeftOut(writeProfile(format, asked, whole.value, features), leftOut);
}

function readOptions(args: readonly string[]): {
	place?: string;
	places?: string;
	distance?: string;
	format?: string;
	help?: boolean;
	'latitude-first'?: boolean;
} {
	try {
		return parseArgs({
			args: [...args],
			options: {
				place: { type: 'string' },
				places: { type: 'string' },
				distance: { type: 'string' },
				format: { type: 'string' },
				help: { type: 'boolean' },
				'latitude-first': { type: 'boolean' }
			}
		}).values;
	} catch (error) {
		throw new ArgumentError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
	}
}

function metersOf(text: string): number {
	const distance = parseDistance(text);
	if (!distance.ok) throw new ArgumentError(problemSentence(distance.problem));
	return distance.value;
}

function formatOf(text: string): OutputFormat {
	const format = FORMATS.find((each) => each === text);
	if (!format) throw new ArgumentError(`There is no format "${text}": use ${FORMATS.join(', ')}.`);
	return format;
}

/* Many places, each by itself. */

type OnePlace = {
	readonly asked: Pick<AskedPlace, 'place' | 'title' | 'distance'>;
	readonly profile: PlaceProfile;
};

type GivenPlaces = PlaceOptions & { readonly bytes: Uint8Array; readonly file: string };

type ManyPlaces = { readonly places: readonly OnePlace[]; readonly leftOut: readonly string[] };

/** @throws ArgumentError with the row or feature that is no place */
async function placesOf(
	given: GivenPlaces,
	sources: ProfileSources,
	corridors: readonly Corridor[]
): Promise<ManyPlaces> {
	const text = textOfBytes(given.bytes).text;
	const isTable =
		/\.(?:csv|tsv|txt)$/i.test(given.file) || (given.file === '-' && !/^\s*[{[]/.test(text));
	if (isTable) return { places: await placesOfTable(text, given, sources, corridors), leftOut: [] };
	const { file, bytes } = given;
	const all = await placesOfFile(
		bytes,
		file === '-' ? 'input.geojson' : file,
		given,
		sources.index
	);
	const parts =
		all.features.length > 0 ? all.features : [{ name: all.title, question: all.question }];
	const places = parts.map(({ name: own, question }, at) => {
		const name = own ?? `feature ${at + 1}`;
		const meters = question.kind === 'reach' ? question.meters : null;
		return measured(
			name,
			{ place: `file:${file}`, title: name, distance: meters },
			question,
			sources
		);
	});
	return { places, leftOut: all.leftOut };
}

function measured(
	where: string,
	asked: OnePlace['asked'],
	question: AskedPlace['question'],
	sources: ProfileSources
): OnePlace {
	const profile = profilePlace(sources, question);
	if (!profile.ok) throw new ArgumentError(`${where}: ${problemSentence(profile.problem)}`);
	return { asked, profile: profile.value };
}

/** A table with a column `place`, or longitude and latitude; `name` and `distance` where it has them. */
async function placesOfTable(
	text: string,
	{ file, distance, latitudeFirst }: GivenPlaces,
	sources: ProfileSources,
	corridors: readonly Corridor[]
): Promise<OnePlace[]> {
	const table = tableOfText(text);
	if (!table.ok) throw new ArgumentError(`${file}: ${problemSentence(table.problem)}`);
	const { columns, rows, decimal } = table.value;
	const column = (name: string) => columns.findIndex((each) => each.toLowerCase() === name);
	const [place, name, own] = ['place', 'name', 'distance'].map(column);
	const point = pointColumns(table.value);
	if (column('place') < 0 && point === null) {
		throw new ArgumentError(
			`${file} has no column place, nor longitude and latitude, in its first line.`
		);
	}
	const measuredRow = async ({ line, fields }: (typeof rows)[number]): Promise<OnePlace> => {
		const where = `${file}, line ${line}`;
		const cell = (at: number | undefined) => fields[at ?? -1]?.trim() ?? '';
		const meters = cell(own) === '' ? distance : metersOf(cell(own));
		const named = (of: OnePlace['asked']) =>
			cell(name) === '' ? of : { ...of, title: cell(name) };
		if (cell(place) !== '') {
			const options = { distance: meters, latitudeFirst };
			const asked = await askedPlace(cell(place), options, sources.index, corridors);
			return measured(where, named(asked), asked.question, sources);
		}
		if (!point) throw new ArgumentError('The row has no place.');
		const found = pointOf(fields, point, decimal);
		if (!found.ok) throw new ArgumentError(problemSentence(found.problem));
		const [lng, lat] = found.value;
		const around = meters ?? HALF_MILE;
		const near = placeRef({ kind: 'near', lng, lat, meters: around, name: '' });
		const asked = { place: near, title: `${lat}, ${lng}`, distance: around };
		const question = { kind: 'reach', points: [found.value], lines: [], meters: around } as const;
		return measured(where, named(asked), question, sources);
	};
	const measuredRows: OnePlace[] = [];
	for (const row of rows) {
		try {
			measuredRows.push(await measuredRow(row));
		} catch (error) {
			const where = `${file}, line ${row.line}`;
			if (!(error instanceof ArgumentError) || error.message.startsWith(where)) throw error;
			throw new ArgumentError(`${where}: ${error.message}`);
		}
	}
	return measuredRows;
}

function writeMany(format: OutputFormat, places: readonly OnePlace[]): Written {
	if (format === 'json') {
		const all = places.map(({ asked, profile }) => ({
			place: asked.place,
			name: asked.title,
			distance_m: asked.distance,
			figures: figuresJson(profile),
			notes: notesOf(profile)
		}));
		return { out: JSON.stringify({ places: all, sources: recordSources() }, null, '\t') };
	}
	if (format === 'text') {
		const blocks = places.map(({ asked, profile }) => block(titleOf(asked), profile));
		return { out: [...blocks, recordSources().join('\n')].join('\n\n') };
	}
	return csvOf(
		places.map(({ asked, profile }) => ({ ref: asked.place, name: asked.title, profile }))
	);
}

/* A profile as JSON, CSV or text. */

const SOURCES = readSources();

/** Whose the figures are that come from records, on what terms, and what they miss: a line each. */
function recordSources(): string[] {
	return [...new Set(RECORD_FIGURES.map(({ source }) => source))].flatMap((id) => {
		const source = SOURCES.get(id);
		return source
			? [
					[
						`Records: ${source.title}. ${source.publisher}, ${source.vintage}. ${source.licence}`,
						...(sourceWords[id]?.gaps ?? [])
					].join(' ')
				]
			: [];
	});
}

/** Period of the figures that come from the full count. */
const CENSUS = '2020 Census';

export type NamedProfile = { readonly name: string; readonly profile: PlaceProfile };

export function writeProfile(
	format: OutputFormat,
	asked: AskedPlace,
	profile: PlaceProfile,
	features: readonly NamedProfile[]
): Written {
	if (format === 'json') return { out: toJson(asked, profile, features) };
	if (format === 'text') return { out: toText(asked, profile, features) };
	return csvOf([
		{ ref: asked.place, name: asked.title, profile },
		...features.map(({ name, profile: part }) => ({ ref: asked.place, name, profile: part }))
	]);
}

function toJson(
	asked: AskedPlace,
	profile: PlaceProfile,
	features: readonly NamedProfile[]
): string {
	const body = {
		place: asked.place,
		distance_m: asked.distance,
		figures: figuresJson(profile),
		notes: notesOf(profile),
		sources: recordSources()
	};
	const each = features.map(({ name, profile: part }) => ({
		name,
		figures: figuresJson(part),
		notes: notesOf(part)
	}));
	return JSON.stringify(each.length > 0 ? { ...body, features: each } : body, null, '\t');
}

function figuresJson(profile: PlaceProfile): Record<string, unknown> {
	return Object.fromEntries(
		profile.figures.map(({ definition, estimate, method, otherReading }) => [
			definition.id,
			{
				value: rounded(estimate.value),
				moe: rounded(estimate.moe),
				...(estimate.moeBasis && { moe_basis: estimate.moeBasis }),
				quality: estimate.quality,
				reliability: reliability(estimate),
				unit: definition.unit,
				period: periodOf(definition),
				...(method === 'exact' ? {} : { approximate: true, method }),
				...(otherReading && {
					other_reading: { value: rounded(otherReading.value), moe: rounded(otherReading.moe) }
				})
			}
		])
	);
}

/** Nothing but the table goes out, so that any program can read on; what has to be said goes to the terminal. */
function csvOf(
	places: readonly {
		readonly ref: string;
		readonly name: string;
		readonly profile: PlaceProfile;
	}[]
): Written {
	return {
		out: csvText([
			CSV_COLUMNS,
			...places.flatMap(({ ref, name, profile }) =>
				profile.figures.map((figure) => csvFigure({ ref, name }, figure, figureNames))
			)
		]),
		remarks: [
			'Source: U.S. Census Bureau, American Community Survey five-year estimates and 2020 Census.',
			'Margins are at the 90 percent level; an empty margin was not carried or does not exist.',
			...recordSources(),
			...places.flatMap(({ name, profile }) =>
				notesOf(profile).map((note) => (places.length > 1 ? `${name}: ${note}` : note))
			)
		]
	};
}

function toText(
	asked: AskedPlace,
	profile: PlaceProfile,
	features: readonly NamedProfile[]
): string {
	const blocks = [block(titleOf(asked), profile)];
	for (const { name, profile: part } of features) blocks.push(block(name, part));
	return [...blocks, recordSources().join('\n')].join('\n\n');
}

function block(title: string, profile: PlaceProfile): string {
	const lines = [title];
	for (const topic of PROFILE_TOPICS) {
		lines.push('', topic.replaceAll('-', ' '));
		const figures = profile.figures.filter(({ definition }) => definition.topic === topic);
		lines.push(...figures.map((figure) => `  ${textLine(figure)}`));
	}
	const notes = notesOf(profile);
	if (notes.length > 0) lines.push('', ...notes.map((note) => `Note: ${note}`));
	return lines.join('\n');
}

function textLine({ definition, estimate, method }: ProfileFigure): string {
	const { vintage, unit } = definition;
	const name = figureTitle(definition);
	const title = vintage === null ? name : `${name} (${vintage})`;
	const about = method !== 'exact' ? 'about ' : '';
	const figure = figureInLine(estimate, unit, estimateWords);
	return `${title.padEnd(62)} ${about}${figure}  ${reliabilityWord(estimate)}`;
}

function titleOf({ title, distance }: Pick<AskedPlace, 'title' | 'distance'>): string {
	if (distance === null) return title;
	const miles = Number((distance / 1609.344).toFixed(3));
	return `${title}, within ${miles} mi (${Math.round(distance)} m)`;
}

function notesOf(profile: PlaceProfile): string[] {
	return profile.notes.map(noteSentence);
}

function periodOf({ vintage, measure }: ProfileFigure['definition']): string {
	if (measure.kind === 'record') return SOURCES.get(measure.source)?.vintage ?? '';
	return vintage ?? CENSUS;
}

/** Six decimals are far below every margin. */
function rounded(value: number | null): number | null {
	return value === null ? null : Number(value.toFixed(6));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
	const { code, out, err } = await profileCommand(process.argv.slice(2));
	process.stdout.write(out);
	process.stderr.write(err);
	process.exitCode = code;
}
