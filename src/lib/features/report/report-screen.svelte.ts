/**
 * A report on screen: what is asked of the worker for the view, what the person has made of it, and
 * the pages that come out. The URL owns the view; this owns the draft, which the device keeps.
 */
import { page } from '$app/state';
import type { Atlas } from '$lib/app/atlas.svelte';
import { Remote } from '$lib/app/remote.svelte';
import { mapWindow, type MapInput, type MapSize } from '$lib/domain/report/map-window';
import type { Bounds } from '$lib/domain/geometry/area';
import { placeLine, planLine } from '$lib/domain/places/place-code';
import type { OutlinesAnswer } from '$lib/domain/places/answer';
import { applyEdits } from '$lib/domain/report/edits';
import type { Report } from '$lib/domain/report/model';
import {
	placesQuestion,
	reportSubject,
	subjectKey,
	type ReportSubject
} from '$lib/domain/report/subject';
import { draftTestimony, type Testimony, type TestimonyKind } from '$lib/domain/report/testimony';
import type { LineString } from 'geojson';
import type { QrCode } from '$lib/ui/qr';
import { useReportMessages } from '$lib/i18n/report';
import {
	composeMap,
	pageMaps,
	withMapOf,
	boundsOf,
	composeReport,
	gather,
	shadeOf,
	type MapScene,
	type PageMaps,
	type Shade,
	type Gathered,
	type ShadeQuestion
} from './compose';
import { Draft } from './draft.svelte';

export type PageKind = 'report' | TestimonyKind;

type Asked = { readonly subject: ReportSubject; readonly view: Atlas['view'] };

export class ReportScreen {
	readonly made: Remote<Asked, Gathered>;
	readonly shade: Remote<ShadeQuestion, Shade>;
	readonly tracts: Remote<Bounds, OutlinesAnswer>;
	readonly draft = new Draft();
	kind: PageKind = $state('report');
	qr: QrCode | null = $state.raw(null);

	readonly subject: ReportSubject = $derived.by(() => reportSubject(this.atlas.view));
	/** Under which the draft is kept. */
	readonly key: string = $derived(subjectKey(this.subject));
	readonly asked: Asked = $derived.by(() => ({
		subject: this.subject,
		view: this.atlas.view
	}));
	readonly shadeAsked: ShadeQuestion = $derived.by(() => {
		const { lens, method, adjustment, reach, indicator } = this.atlas.view;
		return { lens, method, adjustment, reach, indicator, vintage: this.atlas.vintage };
	});
	/** Brings anyone back to this very page. */
	readonly link: string = $derived.by(() => {
		const { origin, pathname } = page.url;
		return `${origin}${pathname}${this.atlas.query ? `?${this.atlas.query}` : ''}`;
	});
	readonly bounds: Bounds | null = $derived.by(() =>
		this.made.value ? boundsOf(this.made.value) : null
	);

	/** As it was made, before anybody's edits. */
	readonly #original: Report | null = $derived.by(() => {
		const gathered = this.made.value;
		if (!gathered) return null;
		const report = composeReport(gathered, {
			date: today(),
			link: this.link,
			dataVersion: this.atlas.manifest.dataVersion
		});
		return this.shade.value ? withMapOf(report, this.shade.value) : report;
	});
	readonly #edited = $derived(this.#original ? applyEdits(this.#original, this.draft.edits) : null);
	readonly report: Report | null = $derived(this.#edited?.report ?? null);
	/** Findings whose own wording no longer fits what the figures say. */
	readonly outdated: readonly string[] = $derived(this.#edited?.outdated ?? []);

	readonly testimony: Testimony | null = $derived.by(() => {
		const { kind, report, draft } = this;
		if (kind === 'report' || !report) return null;
		return draftTestimony(kind, report, draft.words, useReportMessages().testimony);
	});

	constructor(
		readonly atlas: Atlas,
		private readonly line: LineString
	) {
		this.made = new Remote(({ subject, view }, signal) =>
			gather(atlas, subject, placesQuestion(view), signal)
		);
		this.shade = new Remote((question, signal) => shadeOf(atlas, question, signal));
		this.tracts = new Remote((bounds, signal) =>
			atlas.worker.ask('outlines', { bounds }, { signal })
		);
	}

	/** Asks for all that the view needs and has not asked for yet. */
	ask(): void {
		const { bounds } = this;
		if (!same(this.made, this.asked)) void this.made.ask(this.asked);
		if (!same(this.shade, this.shadeAsked)) void this.shade.ask(this.shadeAsked);
		if (bounds && !same(this.tracts, mapWindow(bounds))) void this.tracts.ask(mapWindow(bounds));
	}

	/** All that the map shows; null while something is missing. */
	readonly #scene: MapScene | null = $derived.by(() => {
		const { bounds } = this;
		const shade = this.shade.value;
		const tracts = this.tracts.value;
		const lines = this.made.value?.lines.lines;
		if (!bounds || !shade || !tracts || !lines?.[0]) return null;
		const own = this.atlas.view.plan ? [planLine(this.atlas.view.plan)] : [];
		const drawn = [placeLine({ ...lines[0], line: this.line }), ...own];
		return {
			shade,
			tracts,
			bounds,
			lines: drawn.flatMap(({ runs }) => runs),
			stations: drawn.flatMap(({ stations }) => stations)
		};
	});

	/** The map as it is drawn; null while something is missing. */
	mapInput(size: MapSize): MapInput | null {
		return this.report && this.#scene && composeMap(this.report, this.#scene, size);
	}

	/** The map of the page on screen, or null where that page has none. */
	readonly maps: PageMaps | null = $derived.by(() => {
		const { kind, report } = this;
		if (kind !== 'report' && kind !== 'fact-sheet') return null;
		return report && this.#scene && pageMaps(report, this.#scene);
	});
}

/** The question has been asked already, whatever became of it. */
function same<Q>({ state }: Remote<Q, unknown>, question: Q): boolean {
	return state.kind !== 'idle' && JSON.stringify(state.question) === JSON.stringify(question);
}

/** The day where the reader is. */
function today(): string {
	const now = new Date();
	const two = (part: number) => String(part).padStart(2, '0');
	return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
