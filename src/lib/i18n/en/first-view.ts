/** Words of the first view and of every other screen with a map; the table needs none of them. Grade 8 or below. */
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

/** What is said of the map’s keys. */
export const mapKeys = {
	/** Names of the map region while somebody makes a place of their own. */
	making: {
		drawing:
			'Map, ready to draw. Arrow keys move the map under the cross in its middle, with Shift finely. Space sets a point at the cross, Backspace takes it back, plus and minus zoom, Escape cancels. The buttons Undo and Done stand before the map.',
		choosing:
			'Map, ready to choose tracts. Alt with arrow keys goes from tract to tract, Space takes a tract in or leaves it out, Escape ends. The buttons Undo and Done stand before the map.'
	},
	keysHeading: 'Keys on the map',
	keysButton: 'Map keys',
	keys: [
		['Arrow keys', 'Move the map'],
		['+ and −', 'Zoom in and out'],
		['Alt + arrow keys', 'Go from area to area'],
		['Enter', 'Open the area'],
		['Esc', 'Go back']
	] as readonly (readonly [string, string])[]
};
