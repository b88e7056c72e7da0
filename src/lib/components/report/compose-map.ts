/** The map of a report with its words, for the page and for the pages made ready. */
import type { IndicatorData } from '$lib/core/catalog/decode';
import { indicatorById } from '$lib/core/catalog/index';
import type { VintageId } from '$lib/core/catalog/types';
import type { LonLat } from '$lib/core/geo/equal-area';
import type { Bounds } from '$lib/core/geo/planar-area';
import type { OutlinesAnswer } from '$lib/core/profile/answer';
import type { MapInput } from '$lib/core/report/map-input';
import { NEWEST_PERIOD, type Report } from '$lib/core/report/model';
import { namesInTitle } from '$lib/core/report/names';
import { reportMap } from '$lib/core/report/report-map';
import {
	agreementShading,
	figureShading,
	methodShading,
	type Shading
} from '$lib/core/report/shading';
import { AGREEMENT_LEVELS } from '$lib/core/risk/agreement';
import type { AgreementAnswer, ClassesAnswer } from '$lib/core/risk/questions';
import { classLimits } from '$lib/core/scale/class-index';
import { classLabel } from '$lib/core/text/format';
import { periodLabel } from '$lib/core/text/period';
import { useMessages } from '$lib/i18n';
import { useMethodMessages } from '$lib/i18n/methods';
import { useReportMessages } from '$lib/i18n/report';

/** What the map is colored by, with the answer that colors it. */
export type Shade =
	| { readonly lens: 'classes'; readonly answer: ClassesAnswer }
	| { readonly lens: 'agreement'; readonly answer: AgreementAnswer }
	| { readonly lens: 'indicator'; readonly data: IndicatorData; readonly vintage: VintageId };

export type MapScene = {
	readonly shade: Shade;
	readonly tracts: Pick<OutlinesAnswer, 'rows' | 'outlines'>;
	readonly bounds: Bounds;
	readonly lines: readonly (readonly LonLat[])[];
	readonly stations: MapInput['stations'];
};

/** Names of more places than this would fill the title. */
const MOST_NAMED = 4;

export function composeMap(report: Report, scene: MapScene, height: number): MapInput {
	const { screen, mapWords } = useReportMessages();
	const { shade } = scene;
	const { shading, labels } = shadingOf(shade);
	const vintage = shade.lens === 'indicator' ? shade.vintage : NEWEST_PERIOD;
	return reportMap({
		...scene,
		...captionOf(report, shade),
		report,
		shading,
		labels,
		height,
		source: screen.map.source({ period: periodLabel(vintage), version: report.dataVersion }),
		words: mapWords
	});
}

/** The same report with the map's own title and text, as files and screen readers get it. */
export function withMapOf(report: Report, shade: Shade): Report {
	return { ...report, map: captionOf(report, shade) };
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
	const { sentence } = indicatorById(shade.data.id);
	const words = { place, sentence, period: periodLabel(shade.vintage) };
	return { title: map.figureTitle(words), alt: map.figureAlt(words) };
}

function placesOf({ places, title }: Report): string {
	const names = namesInTitle(places.filter(({ role }) => role === 'place'));
	return names.length > MOST_NAMED ? title : useReportMessages().report.list(names);
}

function shadingOf(shade: Shade): { readonly shading: Shading; readonly labels: string[] } {
	switch (shade.lens) {
		case 'classes': {
			const shading = methodShading(shade.answer);
			const words: Readonly<Record<string, { readonly name: string }>> =
				useMethodMessages().methodClasses[shade.answer.question.method];
			return { shading, labels: shading.classIds.map((id) => words[id]?.name ?? id) };
		}
		case 'agreement': {
			const { screens } = useMethodMessages();
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
