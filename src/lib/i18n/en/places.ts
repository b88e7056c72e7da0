/** Names of places of every kind, and distances. */
import type { PlaceNameWords } from '../../domain/places/names.ts';
import { language } from './language.ts';
import { regionWords } from './region.ts';

export const placeNames = {
	distance: {
		numbers: language.locale,
		quarterMile: 'a quarter mile',
		halfMile: 'half a mile',
		threeQuarterMile: 'three quarters of a mile',
		oneMile: 'one mile',
		miles: (p) => `${p.count} miles`,
		meters: (p) => `${p.count} meters`
	},
	lines: regionWords.lines,
	region: regionWords.name,
	regionDetail: regionWords.detail,
	cityDetail: 'City',
	countyDetail: 'County',
	neighborhoodDetail: regionWords.neighborhoodDetail,
	unknown: 'Unknown place',
	planLine: 'Your own line',
	county: (p) => `${p.name} County`,
	tract: (p) => `Tract ${p.number}`,
	tractIn: (p) => `Tract ${p.number}, ${p.within}`,
	tractDetail: (p) => `2020 census tract ${p.geoid}`,
	tractsTogether: (p) => `${p.count} tracts together`,
	station: (p) => `${p.name} station area`,
	stationDetail: (p) => `Within ${p.reach} of the station${p.city ? `, ${p.city}` : ''}`,
	stations: (p) => `${p.line}: all station areas`,
	each: (p) => `${p.line}: each station by itself`,
	stationsDetail: (p) =>
		p.count === null
			? `Within ${p.reach} of any of its stations`
			: p.count === 1
				? `Within ${p.reach} of its station`
				: `Within ${p.reach} of any of its ${p.count} stations`,
	eachDetail: (p) => `Within ${p.reach} of each station`,
	corridor: (p) => `${p.line} corridor`,
	corridorDetail: (p) => `Within ${p.reach} of the line`,
	near: (p) => `Within ${p.reach} of a point`,
	nearDetail: (p) => `Within ${p.reach} of this point`,
	area: 'Drawn area',
	areaDetail: (p) => (p.parts > 1 ? `Drawn area in ${p.parts} parts` : 'Drawn area')
} satisfies PlaceNameWords;
