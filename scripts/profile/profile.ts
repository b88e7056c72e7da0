/**
 * Profiles any place from the command line:
 * `npm run -s profile -- --place station:penn --distance 0.5mi --format json`
 */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { parseDistance } from '../../src/lib/domain/lines/distance.ts';
import { profilePlace } from '../../src/lib/domain/places/profile.ts';
import { CORRIDOR_IDS, readCorridor, readSources } from '../data/region.ts';
import {
	ArgumentError,
	askedPlace,
	PLACE_FORMS,
	problemSentence,
	noteSentence,
	reliabilityWord
} from './place-argument.ts';
import { readProfileSources } from '../build/files.ts';
import type { Estimate } from '../../src/lib/domain/statistics/estimate.ts';
import { reliability } from '../../src/lib/domain/statistics/error.ts';
import type { PlaceProfile, ProfileFigure } from '../../src/lib/domain/places/profile.ts';
import { RECORD_FIGURES } from '../../src/lib/domain/indicators/record-figures.ts';
import { PROFILE_TOPICS } from '../../src/lib/domain/places/topics.ts';
import { figureTitle } from '../../src/lib/i18n/figures.ts';
import type { AskedPlace } from './place-argument.ts';

const FORMATS = ['text', 'json', 'csv'] as const;
type OutputFormat = (typeof FORMATS)[number];

const USAGE = `Usage: npm run -s profile -- --place <place> [--distance 0.5mi|800m] [--latitude-first] [--format ${FORMATS.join('|')}]
Places: ${PLACE_FORMS.join(' · ')}`;

/** What a run of the command prints and how it ends. */
export type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** Runs the command as from the command line; a mistake is told in one sentence, without a stack trace. */
export async function profileCommand(args: readonly string[]): Promise<Ran> {
	try {
		const { out, leftOut } = await main(args);
		return { code: 0, out: `${out}\n`, err: leftOut.map((line) => `${line}\n`).join('') };
	} catch (error) {
		if (!(error instanceof ArgumentError)) throw error;
		return { code: 1, out: '', err: `${error.message}\n` };
	}
}

async function main(args: readonly string[]): Promise<{
	readonly out: string;
	/** What of a file was left out, a sentence each. */
	readonly leftOut: readonly string[];
}> {
	const options = readOptions(args);
	if (options.help) return { out: USAGE, leftOut: [] };
	const distance = options.distance === undefined ? null : metersOf(options.distance);
	const format = formatOf(options.format ?? 'text');
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
	return { out: writeProfile(format, asked, whole.value, features), leftOut };
}

function readOptions(args: readonly string[]): {
	place?: string;
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

/* A profile as JSON, CSV or text. */

const SOURCES = readSources();

/** Whose the figures are that come from records, a line each. */
function recordSources(): string[] {
	return [...new Set(RECORD_FIGURES.map(({ source }) => source))].flatMap((id) => {
		const source = SOURCES.get(id);
		return source
			? [`Records: ${source.title}. ${source.publisher}, ${source.vintage}. ${source.licence}`]
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
): string {
	if (format === 'json') return toJson(asked, profile, features);
	if (format === 'csv') return toCsv(asked, profile, features);
	return toText(asked, profile, features);
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
		notes: notesOf(profile)
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

const CSV_HEADER = 'place,figure,title,period,unit,value,moe,quality,reliability,approximate';

function toCsv(
	asked: AskedPlace,
	profile: PlaceProfile,
	features: readonly NamedProfile[]
): string {
	const all = [{ name: asked.place, profile }, ...features];
	const preamble = [
		`# ${titleOf(asked)}`,
		'# Source: U.S. Census Bureau, American Community Survey five-year estimates and 2020 Census.',
		'# Margins are at the 90 percent level; an empty margin was not carried or does not exist.',
		...recordSources().map((line) => `# ${line}`),
		...all.flatMap(({ name, profile: part }) =>
			notesOf(part).map((note) => (features.length > 0 ? `# ${name}: ${note}` : `# ${note}`))
		)
	];
	const rows = all.flatMap(({ name, profile: part }) =>
		part.figures.map(({ definition, estimate, method }) =>
			[
				name,
				definition.id,
				figureTitle(definition),
				periodOf(definition),
				definition.unit,
				rounded(estimate.value) ?? '',
				rounded(estimate.moe) ?? '',
				estimate.quality,
				reliability(estimate),
				method === 'exact' ? 'no' : 'yes'
			]
				.map(csvCell)
				.join(',')
		)
	);
	return [...preamble, CSV_HEADER, ...rows].join('\n');
}

function csvCell(value: string | number): string {
	const text = String(value);
	return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function toText(
	asked: AskedPlace,
	profile: PlaceProfile,
	features: readonly NamedProfile[]
): string {
	const blocks = [block(titleOf(asked), profile)];
	for (const { name, profile: part } of features) blocks.push(block(name, part));
	return blocks.join('\n\n');
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
	const { vintage } = definition;
	const name = figureTitle(definition);
	const title = vintage === null ? name : `${name} (${vintage})`;
	const about = method !== 'exact' ? 'about ' : '';
	return `${title.padEnd(62)} ${about}${inWords(estimate, definition.unit)}  ${reliabilityWord(estimate)}`;
}

function inWords(
	{ value, moe, quality }: Estimate,
	unit: ProfileFigure['definition']['unit']
): string {
	if (value === null) return quality.replaceAll('-', ' ');
	const write = (n: number): string => {
		if (unit === 'dollars') return `$${Math.round(n).toLocaleString('en-US')}`;
		if (unit === 'count') return Math.round(n).toLocaleString('en-US');
		return `${(n * 100).toFixed(1)}${unit === 'share-change' ? ' points' : '%'}`;
	};
	return moe === null ? write(value) : `${write(value)} ± ${write(moe)}`;
}

function titleOf({ title, distance }: AskedPlace): string {
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
