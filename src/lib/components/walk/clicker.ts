/** What keys mean while somebody presents: those of a keyboard, and those that clickers send. */
export type Turn = 'next' | 'back' | 'first' | 'last' | 'leave';

const TURNS: Readonly<Record<string, Turn>> = {
	ArrowRight: 'next',
	PageDown: 'next',
	' ': 'next',
	ArrowLeft: 'back',
	PageUp: 'back',
	Home: 'first',
	End: 'last',
	Escape: 'leave'
};

type Pressed = Pick<
	KeyboardEvent,
	'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'target'
>;

/** Null for keys that keep their usual meaning: a space on a button presses it, arrows move the map. */
export function turnOfKey(event: Pressed): Turn | null {
	const { key, altKey, ctrlKey, metaKey, shiftKey, target } = event;
	if (altKey || ctrlKey || metaKey || shiftKey) return null;
	const turn = Object.hasOwn(TURNS, key) ? TURNS[key]! : null;
	if (!(target instanceof Element)) return turn;
	if (key === ' ' && target.closest('button, summary')) return null;
	if (key.startsWith('Arrow') && target.closest('[data-map-state]')) return null;
	return turn;
}
