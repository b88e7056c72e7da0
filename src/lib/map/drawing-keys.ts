/** Keys while drawing. Plain arrows move the map finely, so that the cross can be set exactly. */

export type DrawingKey =
	/** Pixels to the right and down. */
	| { readonly do: 'pan'; readonly x: number; readonly y: number }
	| { readonly do: 'add' }
	| { readonly do: 'undo' }
	| { readonly do: 'cancel' };

/** Pixels of an arrow key, and of one with Shift. */
const STEP = 40;
const FINE_STEP = 5;

type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
	ArrowUp: [0, -1],
	ArrowRight: [1, 0],
	ArrowDown: [0, 1],
	ArrowLeft: [-1, 0]
};

const PLAIN: Readonly<Record<string, DrawingKey>> = {
	' ': { do: 'add' },
	Enter: { do: 'add' },
	Backspace: { do: 'undo' },
	Delete: { do: 'undo' },
	Escape: { do: 'cancel' }
};

/** What a key means while drawing, or null where it is left to the map and the browser. */
export function drawingKey({
	key,
	altKey,
	ctrlKey,
	metaKey,
	shiftKey
}: Pressed): DrawingKey | null {
	if ((ctrlKey || metaKey) && !shiftKey && key === 'z') return { do: 'undo' };
	if (altKey || ctrlKey || metaKey) return null;
	const arrow = ARROWS[key];
	if (arrow) {
		const step = shiftKey ? FINE_STEP : STEP;
		return { do: 'pan', x: arrow[0] * step, y: arrow[1] * step };
	}
	return PLAIN[key] ?? null;
}
