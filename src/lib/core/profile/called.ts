/** What may be claimed of figures of a profile, each in every reading that it has. */
import { callReadings } from '../estimate/call.ts';
import type { Comparison, Reading } from '../estimate/compare.ts';
import { known } from '../estimate/make.ts';
import type { ProfileFigure } from './profile.ts';

const NO_CHANGE: Reading = { estimate: known(0, 0), otherReading: null };

/** The same figure of two places. */
export function callFigures(own: ProfileFigure, other: ProfileFigure): Comparison {
	return callReadings(own, other, own.definition.unit);
}

/** A change against no change. */
export function callChange(own: ProfileFigure): Comparison {
	return callReadings(own, NO_CHANGE, own.definition.unit);
}
