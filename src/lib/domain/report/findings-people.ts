/** Who would be affected, and what the method says of the place. */
import { knownWithoutMargin } from '../statistics/estimate.ts';
import { reliability } from '../statistics/error.ts';
import { wholePercent } from '../methods/finding.ts';
import { QUARTERS_CUTS } from '../methods/region-inputs.ts';
import type { FindingReading } from '../methods/trace.ts';
import type { PlacePressure } from '../methods/station-flags.ts';
import { flagText } from '../places/flag-text.ts';
import { figureText, formatValue } from '../text/format.ts';
import { figureOf } from './comparisons.ts';
import { inlineFigure } from './figure-words.ts';
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
		/[1-9]/.test(figureText(estimate, 'count', voice.estimate).value)
			? voice.report.affected({
					place: place.name.inText,
					explained,
					ofTracts: estimate.ofTracts ?? false,
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
		title: voice.figures.title(definition),
		place: place.ref,
		estimate,
		unit: definition.unit,
		text: figureText(estimate, definition.unit, voice.estimate),
		reliability: reliability(estimate),
		comparisons: [],
		period: periodOf(definition, voice.figures),
		tables: tablesOf(definition, voice.figures),
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
	const text = flagText(flag, voice.estimate);
	if (text === null || flag.share === null) return null;
	const range = text.low === text.high ? text.low : voice.report.range(text);
	const sentence = voice.report.flag({
		place: place.name.inText,
		tract: place.ref.startsWith('tract:'),
		several: place.ref.startsWith('stations:'),
		text,
		readings: readingsOf(pressure).map(({ class: id, share }) => ({
			name: voice.method.className(id),
			tries: wholePercent(share)
		})),
		quarters: pressure.quarters.map(({ share }) => ({
			share:
				share !== null && share > QUARTERS_CUTS.share
					? formatValue(share, 'share', voice.estimate)
					: null
		})),
		classes: classes
			.filter(({ tracts }) => tracts > 0)
			.map(({ id, tracts }) => ({ name: voice.method.className(id), tracts })),
		method: voice.method.name,
		adjusted: voice.method.adjusted
	});
	// The range comes from draws, so there is no margin to set beside the share.
	const estimate = knownWithoutMargin(flag.share, 'input-without-margin');
	const spoken = figureText(estimate, 'share', voice.estimate).spoken;
	return {
		id: 'flag',
		kind: 'flag',
		figure: 'flag',
		title: voice.report.flagTitle,
		place: place.ref,
		estimate,
		unit: 'share',
		text: { value: text.share, margin: range, spoken },
		reliability: reliability(estimate),
		comparisons: [],
		period: '2019–2023',
		tables: ['B25003'],
		sentence,
		spoken: aloud(sentence),
		// A note stands in place of the flag of a tract that is mostly a campus or a prison.
		claim:
			pressure.headline && pressure.quarters.length > 0
				? 'not-told'
				: `${text.call}:${text.extent}`,
		strength: 0,
		slots: { figure: text.share, place: place.name.inText },
		reworded: false,
		pinned: false
	};
}

/** What stands instead of the one class of a place on one tract, most draws first. */
function readingsOf({ headline }: PlacePressure): readonly FindingReading[] {
	if (headline?.kind === 'two-readings') return headline.readings;
	return headline?.kind === 'likelier' ? [headline, headline.published] : [];
}

/** "42 percent" for "42%". */
function aloud(sentence: string): string {
	return sentence.replaceAll('%', ' percent');
}
