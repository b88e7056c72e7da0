import { placeFigure, type IndicatorData, type PlaceRow } from '$lib/core/catalog/decode';
import type { IndicatorDefinition, VintageId } from '$lib/core/catalog/types';
import { figureText } from '$lib/core/text/format';
import type { Messages } from '$lib/i18n';

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
