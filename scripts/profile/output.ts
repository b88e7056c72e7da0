/** A profile as JSON, CSV or text. */
import type { Estimate } from '../../src/lib/domain/statistics/estimate.ts';
import { reliability } from '../../src/lib/domain/statistics/reliability.ts';
import type { PlaceProfile, ProfileFigure } from '../../src/lib/domain/places/profile.ts';
import { PROFILE_TOPICS } from '../../src/lib/domain/places/topics.ts';
import { figureTitle } from '../../src/lib/i18n/index.ts';
import type { AskedPlace } from './place-argument.ts';
import { noteSentence, reliabilityWord } from './sentences.ts';

/** Period of the figures that come from the full count. */
const CENSUS = '2020 Census';

export type NamedProfile = { readonly name: string; readonly profile: PlaceProfile };

export const FORMATS = ['text', 'json', 'csv'] as const;
export type OutputFormat = (typeof FORMATS)[number];

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

function periodOf({ vintage }: ProfileFigure['definition']): string {
	return vintage ?? CENSUS;
}

/** Six decimals are far below every margin. */
function rounded(value: number | null): number | null {
	return value === null ? null : Number(value.toFixed(6));
}
