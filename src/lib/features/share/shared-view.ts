/** The present view as it is told to others: its link, its title, its source. */
import { resolve } from '$app/paths';
import { type Atlas, nameOfPlace } from '$lib/app/atlas.svelte';
import { PAST_INDICATORS } from '$lib/domain/indicators/record-figures';
import { firstSubject, mapTitle, viewTitle } from '$lib/domain/view/view';
import { HALF_MILE } from '$lib/domain/lines/corridor';
import { recordSourceOf, slug } from '$lib/domain/report/citation';
import { quickRow } from '$lib/features/place/quick-place';
import { placeFigure, type IndicatorData } from '$lib/domain/indicators/built-files';
import type { SharedView } from '$lib/domain/view/embed';
import { figureText, periodLabel } from '$lib/domain/text/format';
import { decodeView, encodeView, namedQuery } from '$lib/domain/view/codec';
import type { Messages } from '$lib/i18n';
import { pastMap } from '#words/first-view.ts';
import { past as pastWords } from '#words/past.ts';
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

/** Screens that show the view in a way of their own. */
const SCREENS = ['/table/', '/compare/', '/report/'] as const;

/** A screen of the view is shared as it is; from any other page the map is. */
export function presentPath(): '/' | (typeof SCREENS)[number] {
	return SCREENS.find((path) => location.pathname.endsWith(path)) ?? '/';
}

/**
 * Address of a page that is about one place: it holds no view, so that nothing is lost without one, and
 * chats show its own picture. Null on every other page.
 */
export function placePage(route: string | null): string | null {
	return route === '/(app)/[kind=place]/[id]' ? location.origin + location.pathname : null;
}

/** The page about a place, made ready by the build: chats show its finding with a picture. */
export type PlacePage = { readonly place: string; readonly link: string };

/** Of the place that is open; null where there is none, or where the page would not be about the same. */
export function pageOfPlace(t: Messages, atlas: Atlas): PlacePage | null {
	const { place, reach, plan } = atlas.view;
	const { stations, places } = atlas.places.value ?? { stations: [], places: [] };
	if (place === null || plan !== null) return null;
	const [kind, id = ''] = place.split(':');
	const path =
		kind === 'station' && reach === HALF_MILE && stations.some((each) => each.id === id)
			? `/station/${id}/`
			: stations.some(({ city }) => city === id) && places.some(({ key }) => key === place)
				? `/city/${slug(id)}/`
				: null;
	return path === null
		? null
		: { place: nameOfPlace(atlas, t, place).name, link: viewLink('', path) };
}

/** Whether the map of the past is what is on screen; other screens have nothing of it. */
const showsPast = (atlas: Atlas) => atlas.view.past !== null && presentPath() === '/';

/** Title of the map, or of what another screen shows of it. */
export function shownTitle(t: Messages, atlas: Atlas): string {
	return showsPast(atlas)
		? viewTitle(atlas.titleWords({ ...t, past: pastMap.title }), atlas)
		: mapTitle(atlas.titleWords(t), firstSubject(atlas.view));
}

/** What the screen shows, after the place that is open on it. */
export function viewName(t: Messages, b: ImportMessages, atlas: Atlas): string {
	const title = shownTitle(t, atlas);
	const { place } = atlas.view;
	const called = place === null ? null : nameOfPlace(atlas, t, place);
	return called?.known ? b.shareScreens.keep.name({ place: called.name, title }) : title;
}

/** Without its title, which depends on the page. */
export function sharedView(
	t: Messages,
	b: ImportMessages,
	atlas: Atlas,
	link: string
): Omit<SharedView, 'title'> {
	const { lens, method, adjustment } = atlas.view;
	const changed = lens === 'indicator' ? null : rulesChanged({ method, adjustment });
	if (showsPast(atlas)) {
		const told = PAST_INDICATORS.flatMap((id) => recordSourceOf(id) ?? []);
		const said = told.map((source) => b.shareScreens.share.recordSource(source));
		return { link, source: [...said, pastWords.floor].join(' ') };
	}
	const records = lens === 'indicator' ? recordSourceOf(atlas.definition.id) : null;
	const published =
		lens === 'indicator'
			? records
				? b.shareScreens.share.recordSource(records)
				: t.explore.sourceLine({
						tables: atlas.definition.tables.join(', '),
						period: periodLabel(atlas.vintage)
					})
			: lens === 'classes'
				? b.shareScreens.share.methodSource({ method: atlas.methodName(method) })
				: b.shareScreens.share.agreementSource;
	return {
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
