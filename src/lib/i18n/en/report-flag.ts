/** The sentence of a report about a place's flag. */
import type { FlagParams } from '../../core/report/messages.ts';
import type { FlagCall } from '../../core/risk/station-flags.ts';
import { capital, inClasses, methodName } from './report-parts.ts';

const calls: Readonly<Record<FlagCall, string>> = {
	flagged: 'may face pressure',
	'may-be-flagged': 'may be flagged, but the figures leave it open',
	'not-flagged': 'is not flagged'
};

export function flagSentence(p: FlagParams): string {
	const method = methodName(p.method, p.adjusted);
	const lead = `${capital(p.place)} ${calls[p.text.call]}`;
	const [only] = p.classes;
	const alone = p.classes.length === 1 && only?.tracts === 1;
	// Wherever a range stands, so that nobody has to guess why it is flagged, or is not.
	const told = p.text.call === 'may-be-flagged' || p.text.extent === 'some';
	const flag = p.text.tries === 1 ? 'flags' : 'flag';
	const tries = told ? ` ${p.text.tries} of 100 tries ${flag} it.` : '';
	const it = p.tract ? 'it' : 'its census tract';
	if (alone && p.quarters.length > 0) return quartersOf(p, it);
	if (p.readings.length > 0) return `${lead}: ${readings(p, it)}${tries}`;
	if (alone && p.text.extent !== 'some') {
		return `${lead}: ${it} is in the class “${only.name}”, which ${method} ${p.text.extent === 'all' ? 'flags' : 'does not flag'}.`;
	}
	const { share, low, high, extent } = p.text;
	const who =
		extent === 'all'
			? 'all of its renter households live'
			: extent === 'none'
				? 'none of its renter households live'
				: `${share} of its renter households live`;
	const range =
		extent === 'some'
			? `, or ${low === high ? low : `${low} to ${high}`} with the margins of error`
			: '';
	return `${lead}: ${who} in census tracts that ${method} flags${range}.${tries}${inClasses(p.classes)}${campuses(p)}`;
}

/** A tract whose class fewer than half of the tries give. */
function readings({ readings: [first, second] }: FlagParams, it: string): string {
	const named = [first, second].flatMap((reading) =>
		reading ? [`“${reading.name}” in ${reading.tries} of 100 tries`] : []
	);
	return `${it} is in the class ${named.join(' and ')} with the margins of error.`;
}

/** In place of the flag of a tract that is mostly a campus, a prison or the like. */
function quartersOf({ place, quarters: [first] }: FlagParams, it: string): string {
	const why =
		first?.share == null
			? `over 8 people are counted for each household in ${it === 'it' ? 'it' : 'the tract'}, so figures of households describe few of them`
			: `${first.share} of the people ${it === 'it' ? 'there' : 'of its census tract'} live in group quarters such as dorms, nursing homes or prisons, and figures of households leave those out`;
	return `${capital(place)} is neither flagged nor cleared: ${why}.`;
}

function campuses({ quarters }: FlagParams): string {
	if (quarters.length === 0) return '';
	const of =
		quarters.length === 1 ? 'one of its census tracts' : `${quarters.length} of its census tracts`;
	return ` In ${of} many people live in group quarters such as dorms, nursing homes or prisons, and figures of households leave those out.`;
}
