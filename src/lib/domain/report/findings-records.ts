/**
 * What records say of one place, for a person to pick: cases in court, homes within reach, covenants,
 * the maps of the 1930s. They are counted and not sampled, so none of them claims a difference; none
 * names a cause, and each carries its own caution.
 */
import { knownWithoutMargin, type Estimate } from '../statistics/estimate.ts';
import { reliability } from '../statistics/error.ts';
import type { RecordFigureId } from '../indicators/record-figures.ts';
import type { Unit } from '../statistics/census.ts';
import { figureText } from '../text/format.ts';
import { figureOf } from './comparisons.ts';
import type { ReportVoice } from './messages.ts';
import type { ReportFinding, ReportPlace } from './model.ts';
import { periodOf, tablesOf } from './citation.ts';

/** What a finding of records can be about. */
export const RECORD_FINDINGS = [
	'eviction_filings_per_year',
	'affordable_homes_50',
	'public_housing_units',
	'covenants',
	'red_area_share'
] as const satisfies readonly RecordFigureId[];
export type RecordFinding = (typeof RECORD_FINDINGS)[number];

/** Cases a year below which a place's number swings too much to be told. (Ours.) */
const FEWEST_FILINGS = 20;

/** Those that the place has figures for, in the order of `RECORD_FINDINGS`. */
export function recordFindings(place: ReportPlace, voice: ReportVoice): ReportFinding[] {
	return RECORD_FINDINGS.flatMap((figure) => findingOf(figure, place, voice) ?? []);
}

/** The values of records that a finding is made of; null where one is not known. */
export function recordValues(place: ReportPlace) {
	const of = (id: RecordFigureId) => figureOf(place, id)?.estimate.value ?? null;
	const rented = of('homes_rented_for_cash');
	const share = (id: RecordFigureId) => {
		const homes = of(id);
		return homes === null || rented === null || rented === 0 ? null : homes / rented;
	};
	return {
		filings: of('eviction_filings_per_year'),
		rate: of('eviction_filings_per_100_renters'),
		// Of a county itself there is nothing beside it.
		county: place.ref.startsWith('county:') ? null : of('county_eviction_filings_per_100'),
		rented,
		at30: share('affordable_homes_30'),
		at50: share('affordable_homes_50'),
		at80: share('affordable_homes_80'),
		covenants: of('covenants'),
		red: of('red_area_share')
	};
}

type Told = {
	readonly estimate: Estimate;
	readonly unit: Unit;
	readonly claim: string;
	/** As it stands in the sentence; empty where it has no figure. */
	readonly shown: string;
	readonly sentence: string;
};

function findingOf(
	figure: RecordFinding,
	place: ReportPlace,
	voice: ReportVoice
): ReportFinding | null {
	const { definition, estimate: known } = figureOf(place, figure) ?? {};
	// A region without such records has no source of them either.
	if (definition?.measure.kind !== 'record' || known?.value == null) return null;
	const period = periodOf(definition, voice.figures);
	const told = tell[figure](place, period, voice);
	if (told === null) return null;
	const { estimate, unit, claim, shown, sentence } = told;
	return {
		id: `record:${figure}`,
		kind: 'record',
		figure,
		title: voice.figures.title(definition),
		place: place.ref,
		estimate,
		unit,
		text: figureText(estimate, unit, voice.estimate),
		reliability: reliability(estimate),
		comparisons: [],
		period,
		tables: tablesOf(definition, voice.figures),
		source: definition.measure.source,
		sentence,
		spoken: sentence.replaceAll('%', ' percent'),
		claim,
		strength: 0,
		slots: { figure: shown, place: place.name.inText },
		reworded: false,
		pinned: false
	};
}

const counted = (value: number): Estimate => knownWithoutMargin(value, 'from-records');

const tell: Readonly<
	Record<RecordFinding, (place: ReportPlace, years: string, voice: ReportVoice) => Told | null>
> = {
	eviction_filings_per_year: (place, years, voice) => {
		const { filings, rate, county } = recordValues(place);
		if (filings === null || rate === null || filings < FEWEST_FILINGS) return null;
		const shown = inText(filings, 'count', voice);
		return {
			estimate: counted(filings),
			unit: 'count',
			claim: 'some',
			shown,
			sentence: voice.report.record.filings({
				place: place.name.inText,
				years,
				count: shown,
				rate: inText(rate, 'per-hundred', voice),
				county: county === null ? null : inText(county, 'per-hundred', voice)
			})
		};
	},
	affordable_homes_50: (place, years, voice) => {
		const { rented, at30, at50, at80 } = recordValues(place);
		if (rented === null || at30 === null || at50 === null || at80 === null) return null;
		// Homes of tracts that lie mostly elsewhere speak of those.
		if (figureOf(place, 'affordable_homes_50')?.estimate.ofTracts) return null;
		const shown = inText(at50, 'share', voice);
		return {
			estimate: counted(at50),
			unit: 'share',
			claim: 'some',
			shown,
			sentence: voice.report.record.homes({
				place: place.name.inText,
				years,
				rented: inText(rented, 'count', voice),
				at30: inText(at30, 'share', voice),
				at50: shown,
				at80: inText(at80, 'share', voice)
			})
		};
	},
	public_housing_units: (place, years, voice) => {
		const homes = figureOf(place, 'public_housing_units')?.estimate.value ?? 0;
		// A place without a listed building may hold other homes with help for the rent.
		if (homes === 0) return null;
		const shown = inText(homes, 'count', voice);
		return {
			estimate: counted(homes),
			unit: 'count',
			claim: 'some',
			shown,
			sentence: voice.report.record.publicHousing({
				place: place.name.inText,
				years,
				count: shown
			})
		};
	},
	covenants: (place, _, voice) => {
		const { covenants } = recordValues(place);
		if (covenants === null) return null;
		const found = Math.round(covenants) > 0;
		const shown = found ? inText(covenants, 'count', voice) : '';
		return {
			estimate: counted(covenants),
			unit: 'count',
			claim: found ? 'some' : 'none',
			shown,
			sentence: voice.report.record.covenants({
				place: place.name.inText,
				count: found ? shown : null
			})
		};
	},
	red_area_share: (place, _, voice) => {
		const { red } = recordValues(place);
		if (red === null || red < 0.005) return null;
		const shown = inText(red, 'share', voice);
		return {
			estimate: counted(red),
			unit: 'share',
			claim: 'some',
			shown,
			sentence: voice.report.record.redAreas({ place: place.name.inText, share: shown })
		};
	}
};

function inText(value: number, unit: Unit, { estimate }: ReportVoice): string {
	return figureText(counted(value), unit, estimate).value;
}
