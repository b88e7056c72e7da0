/** Words of the first view alone. Plain sentences, grade 8 or below. */
import { regionWords } from './region.ts';

export const firstView = {
	/** What all of this is, in one sentence. */
	purpose: `See where people may be priced out along the planned ${regionWords.line}, and how sure that is.`,
	locate: 'Use my location',
	locating: 'Looking for where you are…',
	/** Said under the button, before it is used. */
	locateNote: 'It stays on your device, and is rounded to about 100 yards.',
	locateName: 'My location',
	locateFailed: {
		denied: 'The browser may not tell where you are. Allow it in its settings, or search instead.',
		unavailable: 'Where you are could not be found. Try again outside, or search instead.',
		outside: `You are outside of ${regionWords.inText}, which is all that the atlas covers.`
	}
} as const;
