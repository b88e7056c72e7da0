/** Words of the region, from its folder under `data/regions`. */
import { NEWEST_PERIOD } from '../../domain/statistics/census.ts';
import { yearsOf } from '../../domain/statistics/census.ts';
import { periodLabel } from '../../domain/text/format.ts';
import words from '#region/words/en/words.json';

export const regionWords: Readonly<typeof words> = words;

const [first, last] = yearsOf(NEWEST_PERIOD);

/** The newest period of the survey in words, in those of somebody who speaks, and the year that its dollars are of. */
export const newest = {
	period: periodLabel(NEWEST_PERIOD),
	spoken: `${first} to ${last}`,
	year: last
};
