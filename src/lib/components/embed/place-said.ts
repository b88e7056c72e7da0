import { placeWords } from '$lib/components/place/place-words';
import type { PlacesFile } from '$lib/core/catalog/built';
import { placeFigure, type IndicatorData, type PlaceRow } from '$lib/core/catalog/decode';
import type { IndicatorDefinition, VintageId } from '$lib/core/catalog/types';
import { figureText } from '$lib/core/text/format';
import type { Messages } from '$lib/i18n';

/** A place with its figure in one line, its name alone under the other lenses, nothing for no place. */
export function placeSaid(
	t: Messages,
	places: PlacesFile | null,
	at: PlaceRow | null,
	shown: IndicatorData | null,
	{ vintage, definition }: { readonly vintage: VintageId; readonly definition: IndicatorDefinition }
): string {
	if (!places || !at) return '';
	const { name } = placeWords(t, places, at);
	const figure = shown && placeFigure(shown, vintage, at);
	if (!figure) return name;
	const { value, margin } = figureText(figure.estimate, definition.unit, t.estimate);
	return t.map.reached({ place: name, value: [value, margin].filter(Boolean).join(' ') });
}
