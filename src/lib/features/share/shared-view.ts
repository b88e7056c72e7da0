/** The present view as it is told to others: its link, its title, its source. */
import { resolve } from '$app/paths';
import type { Atlas } from '$lib/app/atlas.svelte';
import { viewTitle } from '$lib/domain/view/view';
import { nameOfPlace } from '$lib/app/place-names';
import { quickRow } from '$lib/features/place/quick-place';
import { placeFigure, type IndicatorData } from '$lib/domain/indicators/built-files';
import type { SharedView } from '$lib/domain/view/embed';
import { figureText, periodLabel } from '$lib/domain/text/format';
import { decodeView, encodeView, namedQuery } from '$lib/domain/view/codec';
import type { Messages } from '$lib/i18n';
import { rulesChanged } from '$lib/i18n/rules-changed';
import type { ImportMessages } from '$lib/i18n/import';

/** Query of what is on screen, with where the map is; the address bar knows that best. */
export function presentQuery({ known, view }: Pick<Atlas, 'known' | 'view'>): string {
	const { camera } = decodeView(new URLSearchParams(location.search), known).view;
	return encodeView({ ...view, camera });
}

/** Absolute address of a view. */
export function viewLink(query: string, path = '/'): string {
	const address = new URL(resolve('/') + path.slice(1), location.href).href;
	return path === '/' ? `${address}?${namedQuery(query)}` : query ? `${address}?${query}` : address;
}

/** Map and table are shared as they are; from any other screen the map is. */
export function presentPath(): '/' | '/table/' {
	return location.pathname.endsWith('/table/') ? '/table/' : '/';
}

/**
 * Address of a page that is about one place: it holds no view, so that nothing is lost without one, and
 * chats show its own picture. Null on every other page.
 */
export function placePage(route: string | null): string | null {
	const own = route === '/(app)/station/[id]' || route === '/(app)/city/[name]';
	return own ? location.origin + location.pathname : null;
}

export function sharedView(t: Messages, b: ImportMessages, atlas: Atlas, link: string): SharedView {
	const { lens, method, adjustment } = atlas.view;
	const changed = lens === 'indicator' ? null : rulesChanged({ method, adjustment });
	const published =
		lens === 'indicator'
			? t.explore.sourceLine({
					tables: atlas.definition.tables.join(', '),
					period: periodLabel(atlas.vintage)
				})
			: lens === 'classes'
				? b.shareScreens.share.methodSource({ method: atlas.methodName(method) })
				: b.shareScreens.share.agreementSource;
	return {
		title: viewTitle(atlas.titleWords(t), atlas),
		link,
		source: changed === null ? published : `${published} ${changed}`
	};
}

/** One line of plain text to put under a picture or into a footnote. */
export function citationOfView(
	t: Messages,
	b: ImportMessages,
	atlas: Atlas,
	view: SharedView
): string {
	const day = new Date().toLocaleDateString(t.estimate.numbers, { dateStyle: 'long' });
	const { dataVersion } = atlas.manifest;
	return b.shareScreens.share.citationText({ ...view, dataVersion, day });
}

/** "Penn Avenue station area: 43 percent, plus or minus 7"; null where no place or figure is shown. */
export function placeSentence(
	t: Messages,
	b: ImportMessages,
	atlas: Atlas,
	data: IndicatorData | null
): string | null {
	const { place, reach } = atlas.view;
	const row = quickRow(atlas.places.value, place, reach);
	const figure = row && data && placeFigure(data, atlas.vintage, row);
	if (place === null || !figure) return null;
	return b.shareScreens.share.altPlace({
		place: nameOfPlace(atlas, t, place).name,
		value: figureText(figure.estimate, atlas.definition.unit, t.estimate).spoken
	});
}
