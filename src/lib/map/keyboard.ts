/** Keys of the map region. Alt+arrow goes from place to place, so plain arrows stay free to pan. */
import type { StepDirection } from '../core/scene/step.ts';

export type MapKey =
	| { readonly do: 'pan'; readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1 }
	| { readonly do: 'zoom'; readonly steps: 1 | -1 }
	| { readonly do: 'step'; readonly direction: StepDirection }
	| { readonly do: 'enter' }
	| { readonly do: 'escape' };

/** For the region's `aria-keyshortcuts`. */
export const KEY_SHORTCUTS =
	'ArrowUp ArrowRight ArrowDown ArrowLeft Alt+ArrowUp Alt+ArrowRight Alt+ArrowDown Alt+ArrowLeft + - Enter Escape';

type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>;

const ARROWS: Readonly<
	Record<string, { readonly pan: MapKey; readonly direction: StepDirection }>
> = {
	ArrowUp: { pan: { do: 'pan', x: 0, y: -1 }, direction: 'north' },
	ArrowRight: { pan: { do: 'pan', x: 1, y: 0 }, direction: 'east' },
	ArrowDown: { pan: { do: 'pan', x: 0, y: 1 }, direction: 'south' },
	ArrowLeft: { pan: { do: 'pan', x: -1, y: 0 }, direction: 'west' }
};

const PLAIN: Readonly<Record<string, MapKey>> = {
	'+': { do: 'zoom', steps: 1 },
	'=': { do: 'zoom', steps: 1 },
	'-': { do: 'zoom', steps: -1 },
	_: { do: 'zoom', steps: -1 },
	Enter: { do: 'enter' },
	Escape: { do: 'escape' }
};

/** What a key means on the map, or null where it is none of the map's business. */
export function mapKey({ key, altKey, ctrlKey, metaKey }: Pressed): MapKey | null {
	if (ctrlKey || metaKey) return null;
	const arrow = ARROWS[key];
	if (arrow) return altKey ? { do: 'step', direction: arrow.direction } : arrow.pan;
	return altKey ? null : (PLAIN[key] ?? null);
}
