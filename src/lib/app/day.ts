/** Dates of public documents, no finer than they are known. */

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
