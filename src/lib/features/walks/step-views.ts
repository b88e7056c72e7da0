/**
 * What the view of a step shows, and what is said of its place: for reading, printing and presenting. Then the
 * keys that turn steps, and the addresses of the screens.
 */
import type { Atlas } from '$lib/app/atlas.svelte';
import { quickRow } from '$lib/features/place/quick-place';
import { placeFigure, type PlacesFile } from '$lib/domain/indicators/built-files';
import { indicatorById } from '$lib/domain/indicators/catalog';
import type { IndicatorId } from '$lib/domain/indicators/ids.generated';
import { PAST_INDICATORS } from '$lib/domain/indicators/record-figures';
import type { Estimate } from '$lib/domain/statistics/estimate';
import { figureText, periodLabel } from '$lib/domain/text/format';
import { placeName } from '$lib/domain/places/names';
import { decodeView } from '$lib/domain/view/codec';
import { firstSubject, mapTitle, viewTitle, type PlaceRef, type View } from '$lib/domain/view/view';
import { indicatorSentence, type Messages } from '$lib/i18n';
import { useImportMessages } from '$lib/i18n/import';
import { pastMap } from '#words/first-view.ts';
import type * as Findings from './step-answers';

function viewOf({ known }: Atlas, query: string): View {
	// A step is read on other devices, which have no lists of one's own: it shows the figure beside it.
	return { ...decodeView(new URLSearchParams(query), known).view, mine: null };
}

export function titleOf(t: Messages, atlas: Atlas, query: string): string {
	return viewTitle(atlas.titleWords({ ...t, past: pastMap.title }), { view: viewOf(atlas, query) });
}

/** Sources of the records that a step's map shows; none of the survey's. */
export function recordsOfStep(atlas: Atlas, query: string): readonly string[] {
	const { past, lens, indicator } = viewOf(atlas, query);
	if (past) return PAST_INDICATORS.flatMap((id) => indicatorById(id).sources);
	const { formula, sources } = indicatorById(indicator);
	return lens === 'indicator' && formula.kind === 'record' ? sources : [];
}

/**
 * What is said of the place that a step's view opens on: its figure with its margin, or what the
 * method says of it. Waits for what that is made from; where it cannot be had, nothing is said.
 */
export async function stepSays(t: Messages, atlas: Atlas, query: string): Promise<string | null> {
	const view = viewOf(atlas, query);
	if (!view.place) return null;
	const places = await atlas.files.places();
	if (!places.ok) return null;
	const name = placeName(
		view.place,
		{ places: places.value, lines: null, plan: view.plan, reach: view.reach },
		t.placeNames
	);
	if (!name.known) return null;
	if (view.past || view.lens !== 'indicator') {
		const opened = { ref: view.place, name: name.name, places: places.value };
		const answers = await findings();
		const said = view.past ? answers?.pastSays : answers?.methodSays;
		return said?.(t, atlas, view, opened) ?? null;
	}
	const estimate = await estimateOf(atlas, view, places.value, view.place);
	if (!estimate) return null;
	const { value, margin } = figureText(estimate, indicatorById(view.indicator).unit, t.estimate);
	const between = estimate.moe === null ? ', ' : ' ';
	return useImportMessages().walkScreens.figure({
		place: name.name,
		value: margin === '' ? value : `${value}${between}${margin}`,
		figure: indicatorSentence(view.indicator),
		period: periodLabel(view.vintage ?? indicatorById(view.indicator).vintages[0]!)
	});
}

/** The map of a step as a drawing, for paper; null where it could not be drawn. */
export async function stepDrawing(
	t: Messages,
	atlas: Atlas,
	query: string,
	id: string
): Promise<string | null> {
	const seen = viewOf(atlas, query);
	const view = seen.past ? await pastOnPaper(atlas, seen) : seen;
	if (!view) return null;
	const title = mapTitle(atlas.titleWords(t), firstSubject(view));
	return (await findings())?.drawnStep(atlas, view, { id, title }) ?? null;
}

/**
 * What was done there as paper can have it: tracts, colored by the lots in them whose deeds barred
 * people, or, around a place where none are found, by the land that was marked red. Null where the
 * region has no such records.
 */
async function pastOnPaper(atlas: Atlas, seen: View): Promise<View | null> {
	const by = (indicator: IndicatorId): View => ({
		...seen,
		past: null,
		lens: 'indicator',
		indicator,
		vintage: null
	});
	if (atlas.manifest.unrecorded.includes('covenants')) return null;
	const places = await atlas.files.places();
	const lots =
		seen.place && places.ok
			? await estimateOf(atlas, by('covenants'), places.value, seen.place)
			: null;
	return by(lots?.value === 0 ? 'red-area-share' : 'covenants');
}

async function estimateOf(
	atlas: Atlas,
	view: View,
	places: PlacesFile,
	place: PlaceRef
): Promise<Estimate | null> {
	const row = quickRow(places, place, view.reach);
	if (!row) return (await findings())?.profileEstimate(atlas, view, place) ?? null;
	const data = await atlas.figures(view.indicator);
	if (!data.ok) return null;
	const vintage = view.vintage ?? indicatorById(view.indicator).vintages[0]!;
	return placeFigure(data.value, vintage, row)?.estimate ?? null;
}

/** Null where they cannot be fetched: the step goes without. */
function findings(): Promise<typeof Findings | null> {
	return import('./step-answers').catch(() => null);
}

/* What keys mean while somebody presents: those of a keyboard, and those that clickers send. */

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
