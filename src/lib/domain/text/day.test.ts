import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayMeant, dayText } from './day.ts';

it('says no more of a date than is known', () => {
	expect(dayText('2025', 'en-US')).toBe('2025');
	expect(dayText('2025-08', 'en-US')).toBe('August 2025');
	expect(dayText('2023-08-18', 'en-US')).toBe('August 18, 2023');
});

it('reads a date as people write it', () => {
	for (const text of [
		'March 2025',
		'mar 2025',
		'Mar. 2025',
		'3/2025',
		'03/2025',
		'2025-03',
		' 2025/3 '
	])
		expect(dayMeant(text, 'en-US'), text).toBe('2025-03');
	for (const text of ['March 17, 2025', '17 March 2025', 'Mar 17th 2025', '2025-03-17'])
		expect(dayMeant(text, 'en-US'), text).toBe('2025-03-17');
	expect(dayMeant('in 2025', 'en-US')).toBe('2025');
	expect(dayMeant('17 de septiembre de 2025', 'es')).toBe('2025-09-17');
});

it('takes nothing for a date that is none, or could be two', () => {
	for (const text of [
		...['', 'March', '25', '13/2025', 'Ma 2025x 2', 'Smarch 2025', 'February 30, 2025'],
		...['2024 or 2025', '3/4/2025', 'March April 2025', '2025-3-17-4', 'spring 2025', '0/2025']
	])
		expect(dayMeant(text, 'en-US'), text).toBeNull();
});

it('reads whatever it writes', () => {
	const anyDay = fc
		.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
		.map((date) => date.toISOString().slice(0, 10));
	fc.assert(
		fc.property(
			anyDay,
			fc.constantFrom(4, 7, 10),
			fc.constantFrom('en-US', 'es'),
			(day, known, locale) => {
				const date = day.slice(0, known);
				expect(dayMeant(dayText(date, locale), locale)).toBe(date);
			}
		)
	);
});
