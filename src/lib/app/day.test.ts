import { expect, it } from 'vitest';
import { dayText } from './day.ts';

it('says no more of a date than is known', () => {
	expect(dayText('2025', 'en-US')).toBe('2025');
	expect(dayText('2025-08', 'en-US')).toBe('August 2025');
	expect(dayText('2023-08-18', 'en-US')).toBe('August 18, 2023');
});
