/** What stands first about an area: its class in words, two readings of it, or a note in place of a flag. */
import type { Headline, Reading } from '../../core/risk/headline.ts';
import type { MethodId } from '../../core/risk/method.ts';
import type { ClassId } from '../../core/risk/methods/index.ts';
import { methodClasses } from './method-names.ts';

/** The default method speaks in its own short words; the others with what their classes mean. */
const corridorSays: Readonly<Record<ClassId<'corridor-pressure'>, string>> = {
	'under-pressure': 'may face pressure now',
	'early-warning': 'may face pressure soon',
	'vulnerable-quieter': 'has many people who could be hurt by rising costs, in a quieter market',
	'rising-fewer-exposed': 'is rising, with fewer people exposed',
	'lower-exposure': 'has lower exposure',
	'not-enough-data': 'has too little data to say anything'
};

/** Name and meaning of a class; the id itself where there are no words, so that nothing is hidden. */
export function classWords(method: MethodId, id: string): { name: string; meaning: string } {
	const own: Readonly<Record<string, { name: string; meaning: string }>> = methodClasses[method];
	return own[id] ?? { name: id, meaning: `is “${id}”` };
}

/** What a class says of an area, after its name. */
export function saysOf(method: MethodId, id: string): string {
	const { meaning } = classWords(method, id);
	const short: Readonly<Record<string, string>> = corridorSays;
	return method === 'corridor-pressure' ? (short[id] ?? meaning) : meaning;
}

export type QuartersParams = {
	/** "78%"; null where it is not known or no more than the cut. */
	readonly share: string | null;
	readonly people: string;
	readonly households: string;
};

/** Draws of 100, rounded down: never more than there are. */
function tries({ share }: Reading): number {
	return Math.floor(share * 100 + 1e-9);
}

/** Of a place that is mostly a campus, a prison or the like, in place of a sentence that flags it. */
export function quartersText(place: string, name: string, p: QuartersParams): string {
	const who =
		p.share === null
			? `${p.people} people and only ${p.households} households are counted in it, so figures of households describe few of them`
			: `${p.share} of its people live in group quarters such as dorms, nursing homes or prisons, and figures of households leave those out`;
	return `${place} is neither flagged nor cleared here: ${who}. By those figures alone its class is “${name}”.`;
}

/** A class that fewer than half of the draws give never stands first. */
export function unsureText(
	method: MethodId,
	place: string,
	headline: Exclude<Headline, { kind: 'published' }>,
	says: (id: string) => string
): string {
	const name = (id: string) => `“${classWords(method, id).name}”`;
	if (headline.kind === 'likelier') {
		return `${place} ${says(headline.class)}: ${tries(headline)} of 100 tries with the margins of error say so. The published figures alone give ${name(headline.published.class)} (${tries(headline.published)} of 100 tries).`;
	}
	const [first, second] = headline.readings;
	return `${place} can be read in two ways: ${name(first.class)} in ${tries(first)} of 100 tries with the margins of error, ${name(second.class)} in ${tries(second)}.`;
}
