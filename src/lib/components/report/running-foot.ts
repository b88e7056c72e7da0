/** The line at the foot of every printed page. Page margins take their text from the root element. */

const PROPERTY = '--running-foot';

/** Sets the line; gives back how to take it away again. */
export function runningFoot(text: string): () => void {
	const { style } = document.documentElement;
	style.setProperty(PROPERTY, `"${text.replace(/[\\"]/g, '\\$&').replace(/\s+/g, ' ')}"`);
	return () => {
		style.removeProperty(PROPERTY);
	};
}
