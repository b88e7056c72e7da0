/** Dates no finer than they are known, as they are kept and as people write them. */

/**
 * "2025", "August 2025" or "August 18, 2023".
 *
 * @param date `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
 * @param locale of the numbers and names of months
 */
export function dayText(date: string, locale: string): string {
	const [, month, day] = date.split('-');
	return new Intl.DateTimeFormat(locale, {
		year: 'numeric',
		...(month === undefined ? {} : { month: 'long' as const }),
		...(day === undefined ? {} : { day: 'numeric' as const }),
		timeZone: 'UTC'
	}).format(new Date(date));
}

/**
 * The date that people mean by "2025", "3/2025", "2025-03", "Mar 2025", "March 17, 2025" or
 * "17 March 2025" as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; null where it is none, or may be one of two.
 *
 * @param locale of the names of months
 */
export function dayMeant(text: string, locale: string): string | null {
	const parts = plain(text).match(/\p{L}+|\d+/gu) ?? [];
	const numbers = parts.filter((part) => /^\d/.test(part));
	// "17th", "17 de marzo": what is so short says nothing.
	const words = parts.filter((part) => /^\p{L}{3,}/u.test(part));
	const [year, ...more] = numbers.filter((part) => part.length === 4);
	if (year === undefined || more.length > 0 || words.length > 1) return null;
	const rest = numbers.filter((part) => part.length !== 4);
	const [word] = words;
	// Without a month's name all are numbers; 3/4/2025 is one day here and another elsewhere.
	if (word === undefined && rest.length > 0) {
		if (numbers.length < parts.length || (rest.length > 1 && numbers[0] !== year)) return null;
	}
	const [month, day, ...others] = word === undefined ? rest : [monthCalled(word, locale), ...rest];
	if (month === null || others.length > 0) return null;
	const date = [
		year,
		...[month, day].flatMap((part) => (part ? [part.padStart(2, '0')] : []))
	].join('-');
	return isReal(date) ? date : null;
}

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** "3" for "March", "mar" and "marz"; null where no month or more than one begins so. */
function monthCalled(word: string, locale: string): string | null {
	const name = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
	const found = Array.from({ length: 12 }, (_, at) => at).filter((at) =>
		plain(name.format(new Date(Date.UTC(2025, at)))).startsWith(word)
	);
	return found.length === 1 ? String(found[0]! + 1) : null;
}

/** Whether the calendar has that month or day. */
function isReal(date: string): boolean {
	const at = new Date(date);
	return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}
