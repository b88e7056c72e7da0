/** From the worker’s answers to a report and its map in the page’s language, for the page and those made ready. */
import { mapSvg } from '$lib/domain/report/map-svg';
import type { IndicatorData, LinesFile, PlacesFile } from '$lib/domain/indicators/built-files';
import { indicatorById, classLimits } from '$lib/domain/indicators/catalog';
import { NEWEST_PERIOD, type VintageId } from '$lib/domain/statistics/census';
import type { LonLat } from '$lib/domain/geometry/projection';
import type { Bounds } from '$lib/domain/geometry/area';
import type {
	ReferenceRole,
	CompareAnswer,
	MeasuredPlace,
	OutlinesAnswer,
	PlacesQuestion,
	ProfileAnswer
} from '$lib/domain/places/atlas-places';
import {
	boundsTogether,
	type MapInput,
	type MapRings,
	type MapSize,
	PAGE_MAP,
	PHONE_MAP,
	reportMap,
	agreementShading,
	figureShading,
	methodShading,
	type Shading
} from '$lib/domain/report/report-map';
import type { ReportPlaceName, Report } from '$lib/domain/report/model';
import { recordSourceOf } from '$lib/domain/report/citation';
import { namesInTitle, reportPlaceName } from '$lib/domain/report/figure-words';
import { AGREEMENT_LEVELS } from '$lib/domain/methods/agreement';
import type { AgreementAnswer, ClassesAnswer } from '$lib/domain/methods/questions';
import { classLabel, periodLabel } from '$lib/domain/text/format';
import { useMessages, indicatorSentence } from '$lib/i18n';
import * as methodWords from '#words/methods.ts';
import { useReportMessages, reportVoice } from '$lib/i18n/report';
import { buildComparisonReport, buildReport, type ReportOptions } from '$lib/domain/report/build';
import { MOST_SIDE_BY_SIDE } from '$lib/domain/report/comparisons';
import { placeName } from '$lib/domain/places/names';
import type { Atlas } from '$lib/app/atlas.svelte';
import type { ReportSubject } from '$lib/domain/report/model';
import { fail, ok, type Result } from '$lib/domain/result';
import type { View } from '$lib/domain/view/view';

/* The map of a report with its words, for the page and for the pages made ready. */

/** What the map is colored by, with the answer that colors it. */
export type Shade =
	| { readonly lens: 'classes'; readonly answer: ClassesAnswer }
	| { readonly lens: 'agreement'; readonly answer: AgreementAnswer }
	| { readonly lens: 'indicator'; readonly data: IndicatorData; readonly vintage: VintageId };

export type MapScene = {
	readonly shade: Shade;
	readonly tracts: Pick<OutlinesAnswer, 'rows' | 'outlines' | 'cities'>;
	/** Lakes and rivers; only where a file is made, for what holds them is fetched for it. */
	readonly water?: readonly MapRings[];
	readonly bounds: Bounds;
	readonly lines: readonly (readonly LonLat[])[];
	readonly stations: MapInput['stations'];
};

/** Names of more places than this would fill the title. */
const MOST_NAMED = 4;

export function composeMap(report: Report, scene: MapScene, size: MapSize): MapInput {
	const { mapWords } = useReportMessages();
	const { shade } = scene;
	const { shading, labels } = shadingOf(shade);
	return reportMap({
		...scene,
		water: scene.water ?? [],
		...captionOf(report, shade),
		report,
		shading,
		labels,
		size,
		source: mapSource(shade, report.dataVersion),
		care: mapCare(shade),
		words: mapWords
	});
}

/** What the records that color a map miss; empty of the survey's. */
export function mapCare(shade: Shade): string {
	if (shade.lens !== 'indicator' || !recordSourceOf(shade.data.id)) return '';
	const { report } = useReportMessages();
	return indicatorById(shade.data.id)
		.sources.map((id) => report.sourceCare({ id }))
		.join(' ');
}

/** What the colors of a map are from, in a line. */
export function mapSource(shade: Shade, version: string): string {
	const { map } = useReportMessages().screen;
	const records = shade.lens === 'indicator' ? recordSourceOf(shade.data.id) : null;
	if (records) return map.recordSource({ ...records, version });
	const vintage = shade.lens === 'indicator' ? shade.vintage : NEWEST_PERIOD;
	return map.source({ period: periodLabel(vintage), version });
}

/** The map of a page as it is printed and read on a desk, and as it is read on a phone: SVG. */
export type PageMaps = { readonly page: string; readonly phone: string };

export function pageMaps(report: Report, scene: MapScene): PageMaps {
	const draw = (id: string, size: MapSize) =>
		mapSvg(composeMap(report, scene, size), { id, ...size }).svg;
	return { page: draw('map', PAGE_MAP), phone: draw('map-phone', PHONE_MAP) };
}

/**
 * The same report with the map's own title and text, as files and screen readers get it. Records that
 * color it are told of among its sources.
 */
export function withMapOf(report: Report, shade: Shade): Report {
	const shown = { ...report, map: captionOf(report, shade) };
	const [source] =
		shade.lens === 'indicator' && recordSourceOf(shade.data.id)
			? indicatorById(shade.data.id).sources
			: [];
	const told = report.fileSources.find(({ id }) => id === source);
	return !told || report.sources.some(({ id }) => id === source)
		? shown
		: { ...shown, sources: [...report.sources, told] };
}

function captionOf(report: Report, shade: Shade): Report['map'] {
	if (shade.lens === 'classes') return report.map;
	const { map } = useReportMessages().screen;
	const place = placesOf(report);
	if (shade.lens === 'agreement') {
		const [title, alt] = [map.agreementTitle({ place }), map.agreementAlt({ place })];
		const { rulesChanged } = report;
		if (rulesChanged === null) return { title, alt };
		const words = useReportMessages().report;
		return { title: words.rulesChanged({ title }), alt: `${alt} ${rulesChanged}` };
	}
	const sentence = indicatorSentence(shade.data.id);
	const words = { place, sentence, period: periodLabel(shade.vintage) };
	return { title: map.figureTitle(words), alt: map.figureAlt(words) };
}

function placesOf({ places, title }: Report): string {
	const names = namesInTitle(places.filter(({ role }) => role === 'place'));
	return names.length > MOST_NAMED ? title : useReportMessages().report.list(names);
}

/** Classes and their colors, with what each is called. */
export function shadingOf(shade: Shade): { readonly shading: Shading; readonly labels: string[] } {
	switch (shade.lens) {
		case 'classes': {
			const shading = methodShading(shade.answer);
			const words: Readonly<Record<string, { readonly name: string }>> =
				methodWords.methodClasses[shade.answer.question.method];
			return { shading, labels: shading.classIds.map((id) => words[id]?.name ?? id) };
		}
		case 'agreement': {
			const { screens } = methodWords;
			return {
				shading: agreementShading(shade.answer),
				labels: AGREEMENT_LEVELS.map((level) => screens.agreementLevels[level])
			};
		}
		case 'indicator': {
			const { scale, id } = shade.data;
			const shading = figureShading(shade.data, shade.vintage);
			const { unit } = indicatorById(id);
			return {
				shading,
				labels: shading.colors.map((_, at) =>
					classLabel(classLimits(scale, at), unit, scale.method.rounding, useMessages().estimate)
				)
			};
		}
	}
}

/* From the worker's answers to a report in the page's language. */

/** What a report is made from, as it arrived. */
export type Gathered = {
	readonly places: PlacesFile;
	readonly lines: LinesFile;
	readonly answer:
		| { readonly kind: 'place'; readonly of: ProfileAnswer }
		| {
				readonly kind: 'comparison';
				readonly of: CompareAnswer;
				readonly beside: readonly { readonly role: ReferenceRole; readonly place: MeasuredPlace }[];
		  };
};

export function composeReport(gathered: Gathered, options: ReportOptions): Report {
	const { answer } = gathered;
	const name = (ref: string) => nameIn(gathered, ref);
	const voice = reportVoice(answer.of.question);
	if (answer.kind === 'place') return buildReport(answer.of, name, voice, options);
	const { places, question } = answer.of;
	const [set] = question.places;
	const many = places.length > MOST_SIDE_BY_SIDE && set !== undefined;
	return buildComparisonReport(answer.of, answer.beside, name, voice, {
		...options,
		...(many ? { setTitle: name(set).title } : {})
	});
}

/** What a place of these answers is called. */
export function nameIn({ places, lines, answer }: Gathered, ref: string): ReportPlaceName {
	const { plan, reach } = answer.of.question;
	return reportPlaceName(
		ref,
		{ places, lines, plan, reach },
		useMessages().placeNames,
		useReportMessages().inText
	);
}

/** "Within half a mile of the station, Crystal"; empty for several places. */
export function placeDetail({ places, lines, answer }: Gathered): string {
	if (answer.kind === 'comparison') return '';
	const { plan, reach, place } = answer.of.question;
	return placeName(place, { places, lines, plan, reach }, useMessages().placeNames).detail;
}

/** All that the map must show: the places themselves, without those they are held against. */
export function boundsOf({ answer }: Gathered): Bounds | null {
	return answer.kind === 'place'
		? answer.of.place.bounds
		: boundsTogether(answer.of.places.map(({ bounds }) => bounds));
}

/* Asks the worker and the files for what a report and its map are made from. */

export async function gather(
	{ files, worker }: Atlas,
	subject: ReportSubject,
	question: PlacesQuestion,
	signal: AbortSignal
): Promise<Result<Gathered>> {
	const [places, lines] = await Promise.all([files.places(), files.lines()]);
	if (!places.ok) return places;
	if (!lines.ok) return lines;
	const named = { places: places.value, lines: lines.value };
	const profile = (place: string) => worker.ask('profile', { ...question, place }, { signal });
	if (subject.kind === 'place') {
		const of = await profile(subject.place);
		return of.ok ? ok({ ...named, answer: { kind: 'place', of: of.value } }) : of;
	}
	const of = await worker.ask('compare', { ...question, places: subject.places }, { signal });
	if (!of.ok) return of;
	const [only, another] = of.value.places;
	if (!only) {
		const [refused] = of.value.refused;
		return refused ? { ok: false, problem: refused.problem } : fail('place-empty');
	}
	// Where all others were refused there is nothing to compare, but still a report of the one.
	const held = await profile(another ? 'region' : only.ref);
	if (!held.ok) return held;
	return ok({
		...named,
		answer: another
			? {
					kind: 'comparison',
					of: of.value,
					beside: [{ role: 'region', place: held.value.place }]
				}
			: { kind: 'place', of: held.value }
	});
}

export type ShadeQuestion = Pick<View, 'lens' | 'method' | 'adjustment' | 'reach' | 'indicator'> & {
	readonly vintage: VintageId;
};

export async function shadeOf(
	atlas: Atlas,
	{ lens, method, adjustment, reach, indicator, vintage }: ShadeQuestion,
	signal: AbortSignal
): Promise<Result<Shade>> {
	if (lens === 'indicator') {
		const data = await atlas.figures(indicator);
		return data.ok ? ok({ lens, data: data.value, vintage }) : data;
	}
	const question = { method, adjustment, reach };
	if (lens === 'agreement') {
		const answer = await atlas.worker.ask('agreement', question, { signal });
		return answer.ok ? ok({ lens, answer: answer.value }) : answer;
	}
	const answer = await atlas.worker.ask('classes', question, { signal });
	return answer.ok ? ok({ lens, answer: answer.value }) : answer;
}
