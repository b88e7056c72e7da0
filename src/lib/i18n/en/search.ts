/** Words of the search, on the screens that have one. */
import { regionWords } from './region.ts';
import { language } from './language.ts';

const list = new Intl.ListFormat(language.locale, { type: 'conjunction' });

export const search = {
	label: 'Find an address, corner or place',
	placeholder: regionWords.searchExample,
	clear: 'Clear the search',
	none: (p: { text: string }) =>
		`Nothing found for “${p.text}”. Try a house number and street, two streets with “&”, a station, a city, a neighborhood or a tract number.`,
	/** Where the text is a house number on a street. */
	addressUnknown: (p: { text: string }) =>
		`Nothing found for “${p.text}”. House numbers are known in ${regionWords.principalCity} only, as of 2016. Try the nearest corner: two streets with “&”.`,
	/** Where no map of it is at hand. */
	zipUnknown: (p: { code: string }) =>
		`This atlas has no map of ZIP code ${p.code}. Try a street corner, a city or a neighborhood.`,
	count: (p: { count: number }) => (p.count === 1 ? '1 place found' : `${p.count} places found`),
	kinds: {
		station: 'Station',
		stations: 'All station areas together',
		corridor: 'Corridor',
		neighborhood: 'Neighborhood',
		city: 'City',
		county: 'County',
		region: 'Region',
		tract: 'Census tract',
		address: 'Address',
		corner: 'Street corner',
		zip: 'ZIP code',
		landmark: 'Landmark',
		place: 'Part of a city'
	},
	tract: (p: { number: string }) => `Tract ${p.number}`,
	zip: (p: { code: string }) => `ZIP ${p.code}`,
	betweenTracts: (p: { numbers: readonly string[] }) => `between tracts ${list.format(p.numbers)}`,
	splitInto: (p: { numbers: readonly string[] }) =>
		`a tract of 2010, split into ${list.format(p.numbers)} in 2020`,
	became: (p: { number: string }) => `a tract of 2010, part of tract ${p.number} since 2020`,
	zipTracts: (p: { count: number }) =>
		p.count === 1
			? 'the census tract where most homes have it'
			: `the ${p.count} census tracts where most homes have it`,
	gazetteerMissing:
		'Addresses, street corners and landmarks could not be loaded; places and stations still work.'
};
