import type { SceneBounds } from '$lib/domain/layers/scene';
import type { AtlasMap } from '$lib/map';
import { placeFigure } from '$lib/domain/indicators/built-files';
import type { IndicatorData, PlaceRow } from '$lib/domain/indicators/built-files';
import type { IndicatorDefinition } from '$lib/domain/indicators/types';
import type { VintageId } from '$lib/domain/statistics/census';
import { figureText } from '$lib/domain/text/format';
import type { Messages } from '$lib/i18n';

/** Below this many pixels of height the place matters more than what stands around it. */
const LOW = 260;

/** Shows the same ground in a frame of any height, as long as it may; until the returned function is called. */
export function keepInView(
	holder: HTMLElement,
	map: AtlasMap,
	bounds: SceneBounds,
	may: () => boolean
): () => void {
	const size = new ResizeObserver(([entry]) => {
		if (!may()) return;
		const low = (entry?.contentRect.height ?? 0) < LOW;
		map.fit(bounds, { animate: false, ...(low && { margin: 4 }) });
	});
	size.observe(holder);
	return () => {
		size.disconnect();
	};
}

let told = 0;

/**
 * An embedded map tells the page around it how high it would like to be, and nothing else; whoever
 * that page is, the height is no secret.
 */
export function tellHeight(height: number): void {
	if (window.parent === window || height === told) return;
	told = height;
	window.parent.postMessage({ rootline: 'height', height }, '*');
}

/**
 * A place with its figure in one line, its name alone under the other lenses and where only a profile
 * has figures, nothing for no place.
 */
export function placeSaid(
	t: Messages,
	name: string | null,
	at: PlaceRow | null,
	shown: IndicatorData | null,
	{ vintage, definition }: { readonly vintage: VintageId; readonly definition: IndicatorDefinition }
): string {
	if (name === null) return '';
	const figure = shown && at && placeFigure(shown, vintage, at);
	if (!figure) return name;
	const { value, margin } = figureText(figure.estimate, definition.unit, t.estimate);
	return t.map.reached({ place: name, value: [value, margin].filter(Boolean).join(' ') });
}
