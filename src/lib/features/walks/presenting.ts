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

/**
 * Which screen of walk-throughs the part of the address behind `#` asks for. It never reaches a
 * server: a walk-through in a link stays between those who have the link.
 */
export type WalkRoute =
	| { readonly screen: 'list' }
	| { readonly screen: 'read' | 'edit'; readonly id: string }
	| { readonly screen: 'present'; readonly id: string; readonly step: number }
	| { readonly screen: 'link'; readonly text: string };

const ID = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/;

/** Never throws; what it does not know is the list. */
export function readRoute(hash: string): WalkRoute {
	const [head = '', tail = ''] = hash.replace(/^#/, '').split('&', 2);
	const [key = '', value = ''] = head.split('=', 2);
	if (key === 'w' && value !== '') return { screen: 'link', text: value };
	if (!ID.test(value)) return { screen: 'list' };
	if (key === 'read' || key === 'edit') return { screen: key, id: value };
	if (key === 'present') {
		const step = Number(/^step=(\d{1,4})$/.exec(tail)?.[1] ?? 1);
		return { screen: 'present', id: value, step: Math.max(1, step) };
	}
	return { screen: 'list' };
}

export function presentHash(id: string, step: number): string {
	return `#present=${id}&step=${step}`;
}
