/** Words of the map of what was done, and of public housing on the map. Grade 8 or below. */
import type { PastWords } from '../../domain/places/records.ts';

export const past = {
	/** Where the lots are, what is drawn of them, and nothing of what came of it. */
	intro:
		'For decades, clauses in deeds barred people of color from many homes here. In the 1930s, a federal agency graded neighborhoods for home loans, and drew those graded “Hazardous” in red. This map shows where. It does not say what came of it.',
	legend: 'What the map shows',
	slider: 'Deeds to the end of',
	steps: { '1919': '1919', '1929': '1929', '1939': '1939', '1949': '1949', all: 'All years' },
	/** Said aloud at each step of the slider, and written under it. */
	step: (p: { until: string; lots: string; near: string }) =>
		p.until === 'all'
			? `All years: ${p.lots} lots with a covenant, ${p.near} of them within a mile of the line`
			: `To the end of ${p.until}: ${p.lots} lots with a covenant, ${p.near} of them within a mile of the line`,
	withoutYear: (p: { count: number; lots: string }) =>
		p.count === 1
			? 'The deed of one lot has no year. It counts among all years only.'
			: `The deeds of ${p.lots} lots have no year. They count among all years only.`,
	signs: {
		lots: 'Lot of today whose deed carried a racial covenant',
		counts: 'Such lots of a census block group: the larger, the more',
		red: 'Area marked red on a map of the 1930s'
	},
	/** The same for a line above the map. */
	signsShort: {
		lots: 'Lot with a covenant',
		counts: 'Lots of a block group',
		red: 'Marked red in the 1930s'
	},
	how: 'From afar, and away from the line, each dot counts the lots of one census block group. Come closer near the line, and each lot is drawn.',
	redFrom: 'The red areas are drawn from 1939 on: the maps are of the 1930s.',
	floor:
		'This is the least there was: only deeds that were read and matched to a lot of today. None found is not none.',
	placesToo: 'Open a place to read how many lots it holds.',
	tornDown: 'What was torn down',
	tornDownIntro: 'What public documents and papers say, each with its date.',
	waiting: 'Counting the lots…'
};

/** Of one place, beside what the figures of today say. */
export const pastSaid: PastWords = {
	covenants: ({ place, lots }) => {
		if (lots === null)
			return `No deeds were read in ${place}, so nothing is known of racial covenants there.`;
		if (lots.count === 0)
			return `No lot in ${place} was found with a racial covenant in its deed. None found is not none.`;
		const some = lots.count === 1 ? '1 lot' : `${lots.text} lots`;
		return `${lots.about ? 'About ' : ''}${some} in ${place} carried a racial covenant. That is a clause in the deed that barred people of color.`;
	},
	red: ({ place, share }) => {
		if (share === null) return `The maps of the 1930s do not reach ${place}.`;
		if (share.none) return `No land in ${place} was marked red on the maps of the 1930s.`;
		return `${share.little ? 'Less than 1%' : share.text} of the land in ${place} was graded “Hazardous” and marked red on a map of the 1930s.`;
	}
};

/** How the place of a panel is called in those sentences. */
export const thisPlace = 'this place';
/** After them: what is not claimed. */
export const pastClaims = 'These records say what was done, not what it led to.';

export const publicHousing = {
	hint: 'An empty tract may still hold homes with help for the rent: those with vouchers or tax credits are not here. Single homes are left out. They are where families live.',
	count: (p: { buildings: number; homes: string }) =>
		`${p.buildings} buildings with ${p.homes} homes`,
	list: 'All buildings by name',
	noYear: 'The list does not say when each was built.',
	none: 'No building is listed here.'
};
