/**
 * Why a place may face pressure, or may not: the figures that the method of this atlas asks of its tracts,
 * here of the place itself beside the region's, called by the one rule for all pages (`callFigures`). It
 * describes the place and makes no class; that comes from its tracts.
 */
import { flagText, type FlagText } from '../methods/station-flags.ts';
import type { EstimateWords } from '../text/format.ts';
import type { ProfileAnswer } from './atlas-places.ts';
import { callFigures, figureNamed } from './compared.ts';
import type { ProfileFigure } from './profile.ts';

/** Who could be hurt by rising costs: the shares of the vulnerability tests. */
export const EXPOSED_FIGURES = [
	'renter_share',
	'people_of_color_share',
	'without_bachelors',
	'poverty_185',
	'burdened_share'
] as const;

/** What is rising: the changes of the pressure tests. */
export const RISING_FIGURES = [
	'rent_change',
	'income_change',
	'bachelors_change',
	'home_value_change'
] as const;

export type ExposedFigure = (typeof EXPOSED_FIGURES)[number];
export type RisingFigure = (typeof RISING_FIGURES)[number];

export type CalledFigure<Id> = { readonly id: Id; readonly figure: ProfileFigure };

/** Figures by what may be claimed of them against the region's; each is in one list. */
export type CalledFigures<Id> = {
	readonly higher: readonly CalledFigure<Id>[];
	readonly lower: readonly CalledFigure<Id>[];
	/** Tested, and no clear difference. */
	readonly unclear: readonly CalledFigure<Id>[];
	/** A figure or its margin is missing, is too uncertain, or is one of whole tracts. */
	readonly untested: readonly CalledFigure<Id>[];
};

export type Reasons = {
	readonly exposed: CalledFigures<ExposedFigure>;
	readonly rising: CalledFigures<RisingFigure>;
	/** How far the flag is to be trusted; null where nobody rents, or without draws. */
	readonly sure: FlagText | null;
};

/**
 * Null where there is no region to hold the place against (the region itself), and where the method
 * asks other things or flags nothing.
 */
export function reasonsOf(answer: ProfileAnswer, words: EstimateWords): Reasons | null {
	const { place, beside, question } = answer;
	const region = beside.find(({ role }) => role === 'region')?.place;
	if (!region || !place.pressure || question.method !== 'corridor-pressure') return null;
	const call = <Id extends string>(ids: readonly Id[]): CalledFigures<Id> => {
		const called = ids.map((id) => {
			const figure = figureNamed(place.profile, id);
			return {
				id,
				figure,
				direction: callFigures(figure, figureNamed(region.profile, id)).direction
			};
		});
		const by = (wanted: (typeof called)[number]['direction']) =>
			called
				.filter(({ direction }) => direction === wanted)
				.map(({ id, figure }) => ({ id, figure }));
		return {
			higher: by('higher'),
			lower: by('lower'),
			unclear: by('no-clear-difference'),
			untested: by('not-tested')
		};
	};
	return {
		exposed: call(EXPOSED_FIGURES),
		rising: call(RISING_FIGURES),
		sure: flagText(place.pressure.flag, words)
	};
}
