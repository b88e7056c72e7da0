/** Who would be affected, and what the method says of the place. */
import { known } from '../estimate/make.ts';
import { reliability } from '../estimate/reliability.ts';
import { FLAG_SHARE } from '../risk/station-flags.ts';
import type { PlacePressure } from '../risk/place-pressure.ts';
import { sum } from '../estimate/combine.ts';
import { figureOf } from './comparisons.ts';
import { inlineFigure, reportFigureText } from './figure-words.ts';
import type { ReportVoice } from './messages.ts';
import type { ReportFinding, ReportPlace } from './model.ts';
import { periodOf, tablesOf } from './sources.ts';

const AFFECTED = 'renter_households';
const AFFECTED_SHARE = 'renter_share';

/** "1,086 ± 177 renter households live here", or nothing where their number is not known. */
export function affectedFinding(
	place: ReportPlace,
	voice: ReportVoice,
	explained = true
): ReportFinding | null {
	const own = figureOf(place, AFFECTED);
	if (own?.estimate.value == null) return null;
	const { estimate, definition } = own;
	const share = figureOf(place, AFFECTED_SHARE)?.estimate;
	const figure = inlineFigure(estimate, definition.unit, voice);
	const shareWords = share?.value == null ? null : inlineFigure(share, 'share', voice);
	const sentence = (form: 'shown' | 'spoken'): string =>
		/[1-9]/.test(reportFigureText(estimate, 'count', voice).value)
			? voice.report.affected({
					place: place.name.inText,
					explained,
					figure: figure[form],
					share: shareWords?.[form] ?? null,
					value: Math.round(estimate.value ?? 0),
					few: place.flag?.fewRenters ?? false
				})
			: voice.report.affectedNone({ place: place.name.inText });
	return {
		id: `affected:${AFFECTED}`,
		kind: 'affected',
		figure: AFFECTED,
		title: definition.title,
		place: place.ref,
		estimate,
		unit: definition.unit,
		text: reportFigureText(estimate, definition.unit, voice),
		reliability: reliability(estimate),
		comparisons: [],
		period: periodOf(definition),
		tables: tablesOf(definition),
		sentence: sentence('shown'),
		spoken: sentence('spoken'),
		claim: (estimate.value ?? 0) > 0 ? 'some' : 'none',
		strength: 0,
		slots: { figure: figure.shown, place: place.name.inText },
		reworded: false,
		pinned: false
	};
}

/** The flag with its reasons; nothing where the method flags no area or nobody rents. */
export function flagFinding(
	place: ReportPlace,
	pressure: PlacePressure | null,
	voice: ReportVoice
): ReportFinding | null {
	if (pressure === null) return null;
	const { flag, classes } = pressure;
	const inFlagged = sum(classes.filter(({ flags }) => flags).map(({ renters }) => renters));
	const count = inFlagged.value === null ? null : inlineFigure(inFlagged, 'count', voice);
	const { value, moe } = flag.share;
	if (value === null) return null;
	const extent = value >= 1 ? 'all' : value <= 0 ? 'none' : 'some';
	const firm = moe !== null && Math.abs(value - FLAG_SHARE) > moe;
	// "All" and "none" are no sample's finding: classes are taken as they are.
	const estimate = extent === 'some' ? flag.share : known(value, 0);
	const figure = inlineFigure(estimate, 'share', voice);
	const sentence = (form: 'shown' | 'spoken'): string =>
		voice.report.flag({
			place: place.name.inText,
			tract: place.ref.startsWith('tract:'),
			figure: figure[form],
			count: count?.[form] ?? null,
			flagged: flag.flagged,
			firm: firm || extent !== 'some',
			extent,
			classes: classes
				.filter(({ tracts }) => tracts > 0)
				.map(({ id, tracts }) => ({ name: voice.method.className(id), tracts })),
			method: voice.method.name,
			adjusted: voice.method.adjusted
		});
	return {
		id: 'flag',
		kind: 'flag',
		figure: 'flag',
		title: voice.report.flagTitle,
		place: place.ref,
		estimate,
		unit: 'share',
		text: reportFigureText(estimate, 'share', voice),
		reliability: reliability(estimate),
		comparisons: [],
		period: '2019–2023',
		tables: ['B25003'],
		sentence: sentence('shown'),
		spoken: sentence('spoken'),
		claim: `${flag.flagged ? 'flagged' : 'not-flagged'}:${extent}`,
		strength: 0,
		slots: { figure: figure.shown, place: place.name.inText },
		reworded: false,
		pinned: false
	};
}
