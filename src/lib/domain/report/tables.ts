/** The tables of a report: figures in rows, places in columns. */
import { NEWEST_PERIOD } from '../statistics/census.ts';
import { reliability } from '../statistics/error.ts';
import { callFigures } from '../places/compared.ts';
import type { ProfileFigure } from '../places/profile.ts';
import { PROFILE_TOPICS, type ProfileTopicId } from '../places/topics.ts';
import {
	KEY_ROWS,
	compareAll,
	figureOf,
	type Comparisons,
	MOST_SIDE_BY_SIDE,
	pairingsOf
} from './comparisons.ts';
import { knownWithoutMargin, missing } from '../statistics/estimate.ts';
import { flagText } from '../methods/station-flags.ts';
import { figureText, periodLabel } from '../text/format.ts';
import type { ReportVoice } from './messages.ts';
import {
	type Report,
	type ReportPlace,
	type ReportTable,
	type TableCell,
	type TableRow
} from './model.ts';
import { namesInTitle } from './figure-words.ts';
import { periodOf, tablesOf } from './citation.ts';

/**
 * Key figures of the places, one row a figure.
 *
 * @param title what a set of many places is called
 */
export function keyTable(
	places: readonly ReportPlace[],
	title: string,
	comparisons: Comparisons,
	voice: ReportVoice
): ReportTable {
	const caption = voice.report.table.key(placeParam(places, title, voice));
	const table = tableOf('key-figures', caption, KEY_ROWS, { places, comparisons, voice });
	const own = places.filter(({ role }) => role === 'place');
	// A report of one place leads with the sentence of its flag.
	const flags = own.length > 1 && own.some(({ flag }) => flag !== null);
	return flags ? { ...table, rows: [flagRow(places, voice), ...table.rows] } : table;
}

/** The share of renter households in flagged tracts, with the range of its draws and what it says. */
function flagRow(places: readonly ReportPlace[], voice: ReportVoice): TableRow {
	const { flagged, calls, noFlag } = voice.report.table;
	return {
		header: flagged,
		cells: [
			...places.map(({ flag }): TableCell => {
				const text = flag && flagText(flag, voice.estimate);
				const estimate =
					text && flag.share !== null
						? knownWithoutMargin(flag.share, 'input-without-margin')
						: missing('not-computable');
				const range = text && (text.low === text.high ? text.low : voice.report.range(text));
				const spoken = text ? figureText(estimate, 'share', voice.estimate).spoken : noFlag;
				return {
					kind: 'figure',
					estimate,
					unit: 'share',
					text: { value: text?.share ?? noFlag, margin: range ?? '', spoken },
					reliability: reliability(estimate),
					approximate: false,
					against: text ? calls[text.call] : '',
					drawn: true
				};
			}),
			{ kind: 'text', text: periodLabel(NEWEST_PERIOD) },
			{ kind: 'text', text: 'B25003' }
		]
	};
}

/**
 * Every figure of a report, one table a topic. They are many cells, so they are made only for those
 * who ask for them.
 */
export function topicTables(report: Report, voice: ReportVoice): ReportTable[] {
	const { places, title } = report;
	const [first] = places;
	const comparisons = compareAll(pairingsOf(report));
	return PROFILE_TOPICS.map((topic: ProfileTopicId) => {
		const figures = (first?.figures ?? [])
			.filter(({ definition }) => definition.topic === topic)
			.map(({ definition }) => definition.id);
		const caption = voice.report.table.topic({
			topic: voice.report.topics[topic],
			...placeParam(places, title, voice)
		});
		return tableOf(topic, caption, figures, { places, comparisons, voice });
	});
}

/** A few places by their names, a set of many by its own. */
function placeParam(
	places: readonly ReportPlace[],
	title: string,
	voice: ReportVoice
): { place: string } {
	const own = namesInTitle(places.filter(({ role }) => role === 'place'));
	return { place: own.length > MOST_SIDE_BY_SIDE ? title : voice.report.list(own) };
}

type Context = {
	readonly places: readonly ReportPlace[];
	readonly comparisons: Comparisons;
	readonly voice: ReportVoice;
};

function tableOf(
	id: string,
	caption: string,
	figures: readonly string[],
	context: Context
): ReportTable {
	const { places, voice } = context;
	const { figure, period, tables } = voice.report.table;
	const many = places.filter(({ role }) => role === 'place').length > MOST_SIDE_BY_SIDE;
	return {
		id,
		caption,
		columns: [
			figure,
			...places.map(({ name }) => (many ? name.short : undefined) ?? name.title),
			period,
			tables
		],
		rows: figures.flatMap((each) => rowOf(each, context))
	};
}

function rowOf(id: string, { places, comparisons, voice }: Context): TableRow[] {
	const figures = places.map((place) => ({ place, figure: figureOf(place, id) }));
	const definition = figures[0]?.figure?.definition;
	if (definition === undefined) return [];
	const single = places.filter(({ role }) => role === 'place').length === 1 ? places[0] : undefined;
	return [
		{
			header: voice.figures.title(definition),
			cells: [
				...figures.map(({ place, figure }): TableCell => {
					if (figure === undefined) return { kind: 'text', text: '' };
					const against =
						single === undefined || place === single
							? ''
							: againstWords(figureOf(single, id), figure, single, place, comparisons, voice);
					return {
						kind: 'figure',
						estimate: figure.estimate,
						unit: definition.unit,
						text: figureText(figure.estimate, definition.unit, voice.estimate),
						reliability: reliability(figure.estimate),
						approximate: figure.method !== 'exact',
						against
					};
				}),
				{ kind: 'text', text: periodOf(definition, voice.figures) },
				{ kind: 'text', text: tablesOf(definition, voice.figures).join(', ') }
			]
		}
	];
}

/** How the place stands against a larger area: by the rule of every page. */
function againstWords(
	own: ProfileFigure | undefined,
	other: ProfileFigure,
	place: ReportPlace,
	beside: ReportPlace,
	comparisons: Comparisons,
	voice: ReportVoice
): string {
	// Counts of places of different size are not held against each other.
	if (own === undefined || other.definition.unit === 'count') return '';
	const pair = comparisons
		.of(other.definition.id, place.ref)
		.find(({ with: ref }) => ref === beside.ref);
	if (pair === undefined) {
		return callFigures(own, other).direction === 'not-tested' ? voice.report.notAgainst : '';
	}
	return voice.report.against[pair.direction];
}
