/**
 * One map of a view, put together from what colors it and what has arrived of the answers: the same
 * for every screen that shows a map. Answers carry their question, so that no number is shown under
 * another's name.
 */
import {
	classCounts,
	classIndex,
	classLimits,
	type ClassScale,
	type IndicatorDefinition
} from '../indicators/catalog.ts';
import { placeFigure, type IndicatorData, type PlaceRow } from '../indicators/built-files.ts';
import type { IndicatorId } from '../indicators/ids.generated.ts';
import { AGREEMENT_LEVELS, type AgreementLevel } from '../methods/agreement.ts';
import { confidenceLevel } from '../methods/confidence.ts';
import type { AgreementAnswer, ClassesAnswer, MethodsQuestion } from '../methods/questions.ts';
import type { FlagCall } from '../methods/station-flags.ts';
import type { Estimate } from '../statistics/estimate.ts';
import { reliability } from '../statistics/error.ts';
import {
	mapTitle,
	type MapSubject,
	type TitleWords,
	DEFAULT_METHOD,
	firstSubject,
	NO_ADJUSTMENT,
	ownName,
	type SecondMap,
	type View
} from '../view/view.ts';
import { NO_DATA_CLASS } from './definition.ts';
import { methodColors, scaleColors, SEQUENTIAL } from './palette.ts';
import type { Scene, Theme, TractClasses } from './scene.ts';
import type { MethodId } from '../methods/definitions/index.ts';
import type { VintageId } from '../statistics/census.ts';

type Answered<Q, T> = { readonly question: Q; readonly value: T };

/** The last answers that arrived, to whatever question; null for none. */
export type MapAnswers = {
	/** GEOIDs by tract row. */
	readonly geoids: readonly string[] | null;
	readonly figures: Answered<IndicatorId, IndicatorData> | null;
	readonly classes: ClassesAnswer | null;
	readonly agreement: Answered<MethodsQuestion, AgreementAnswer> | null;
};

export type ShownWords = TitleWords & {
	readonly map: { readonly label: (p: { title: string; areas: number }) => string };
};

type LegendRow = {
	/** Class on the map; `NO_DATA_CLASS` for tracts of which nothing is said. */
	readonly at: number;
	/** Null where the tracts have no fill. */
	readonly color: string | null;
	/** Tracts. */
	readonly count: number;
};

export type FiguresLegend = {
	readonly lens: 'indicator';
	readonly scale: ClassScale;
	readonly rows: readonly (LegendRow & {
		readonly limits: ReturnType<typeof classLimits> | null;
	})[];
	/** Tracts too uncertain to rely on. */
	readonly uncertain: number;
};

export type ClassesLegend = {
	readonly lens: 'classes';
	readonly answer: ClassesAnswer;
	/** `id` of the method's class. */
	readonly rows: readonly (LegendRow & { readonly id: string | null; readonly flags: boolean })[];
	/** Tracts whose class could as well be another. */
	readonly borderline: number;
};

export type AgreementLegend = {
	readonly lens: 'agreement';
	readonly answer: AgreementAnswer;
	/** Whose rules somebody may have changed. */
	readonly rules: MethodsQuestion;
	readonly rows: readonly (LegendRow & { readonly level: AgreementLevel | null })[];
};

export type MapLegend = FiguresLegend | ClassesLegend | AgreementLegend;

export type ShownMap = {
	readonly subject: MapSubject;
	/** The sentence that says what the map shows. */
	readonly title: string;
	/** What a screen reader is told of the map. */
	readonly label: string;
	/** Figures of the subject's indicator; null while those of another are still there. */
	readonly figures: IndicatorData | null;
	/** What a method says; null while the answer is of another method. */
	readonly answer: ClassesAnswer | null;
	/** Null until what the lens shows has arrived. */
	readonly classes: TractClasses | null;
	readonly legend: MapLegend | null;
	/** What the map's own signs mean, where no area is filled. */
	readonly note: string | null;
	/** Of a list of one's own, shown in the place of the lens; null where the lens is. */
	readonly own: { readonly points: Scene['mine'] } | null;
	/** The scene's part of it. */
	readonly ink: {
		readonly theme: Theme;
		/** Fill of each class. */
		readonly colors: readonly string[];
		/** Ids of the station areas that the method flags, in line order; empty until known. */
		readonly flagged: readonly string[];
		/** Radius of the station areas in meters. */
		readonly reach: number;
	};
	/** Ids of the station areas that may be flagged. */
	readonly unsure: readonly string[];
};

export function shownMap(
	subject: MapSubject,
	answers: MapAnswers,
	words: ShownWords,
	theme: Theme
): ShownMap {
	const { geoids, agreement } = answers;
	const { lens, method, reach, vintage, definition } = subject;
	const figures = answers.figures?.question === definition.id ? answers.figures.value : null;
	const answer = answers.classes?.question.method === method ? answers.classes : null;
	const tracts = figures?.vintages[vintage]?.tracts ?? null;
	const colored =
		lens === 'indicator'
			? figures && tracts && coloredFigures(figures.scale, tracts, theme)
			: lens === 'classes'
				? answer && coloredClasses(answer, theme)
				: agreement && coloredAgreement(agreement, theme);
	const title = mapTitle(words, subject);
	const called = (call: FlagCall) =>
		(answer?.stations ?? []).filter(({ flag }) => flag.call === call).map(({ station }) => station);
	const { classes, low, colors } = colored ?? {};
	return {
		subject,
		title,
		label: words.map.label({
			title,
			areas: classes?.reduce((sum, each) => sum + (each >= 0 ? 1 : 0), 0) ?? 0
		}),
		figures,
		answer,
		classes: geoids && classes && low ? { geoids, classes, low } : null,
		legend: colored?.legend ?? null,
		note: null,
		own: null,
		ink: { theme, colors: colors ?? [], flagged: called('flagged'), reach },
		unsure: called('may-be-flagged')
	};
}

/** A figure of a list of one's own, in the shape of any other: what stands in the place of the lens. */
export type OwnShown = {
	/** With the unit of the figure; everything else of it is of the figure that the view names besides. */
	readonly definition: IndicatorDefinition;
	readonly figures: IndicatorData;
	/** Without them areas are filled by the figure. */
	readonly points: Scene['mine'];
} & Pick<ShownMap, 'title' | 'label' | 'note'>;

/** @param words as for `shownMap` */
export function shownOwn(
	{ definition, figures, points, title, label, note }: OwnShown,
	subject: MapSubject,
	answers: MapAnswers,
	words: ShownWords,
	theme: Theme
): ShownMap {
	const own: MapSubject = {
		...subject,
		lens: 'indicator',
		definition,
		vintage: definition.vintages[0]!
	};
	const shown = shownMap(
		own,
		{ ...answers, figures: { question: definition.id, value: figures } },
		words,
		theme
	);
	const { classes, legend } = points ? { classes: null, legend: null } : shown;
	return { ...shown, title, label, note, own: { points }, classes, legend };
}

/** A list that is on its way or on another device: nothing is colored under its name. */
export function shownWithout(
	{ title, note }: Pick<ShownMap, 'title' | 'note'>,
	subject: MapSubject,
	answers: MapAnswers,
	words: ShownWords,
	theme: Theme
): ShownMap {
	const figures = { ...subject, lens: 'indicator' } as const;
	const shown = shownMap(figures, { ...answers, figures: null }, words, theme);
	const label = words.map.label({ title, areas: 0 });
	return { ...shown, title, label, note, own: { points: null } };
}

/** Classes by tract row, their fills, and what they mean. */
type Colored = Pick<TractClasses, 'classes' | 'low'> & {
	readonly colors: readonly string[];
	readonly legend: MapLegend;
};

function coloredFigures(scale: ClassScale, tracts: readonly Estimate[], theme: Theme): Colored {
	const classes = Int8Array.from(tracts, (estimate) => classOf(scale, estimate));
	const low = Uint8Array.from(tracts, (estimate) =>
		reliability(estimate) === 'too-uncertain' ? 1 : 0
	);
	const colors = scaleColors(scale, theme);
	const counts = classCounts(
		scale,
		tracts.map(({ value }) => value)
	);
	return {
		classes,
		low,
		colors,
		legend: {
			lens: 'indicator',
			scale,
			rows: [
				...counts.map((count, at) => ({
					at,
					color: colors[at] ?? null,
					count,
					limits: classLimits(scale, at)
				})),
				{ ...rowOf(classes, NO_DATA_CLASS), limits: null }
			],
			uncertain: sum(low)
		}
	};
}

function classOf(scale: ClassScale, { value }: Estimate): number {
	return value === null ? NO_DATA_CLASS : classIndex(scale, value);
}

/** Borderline classes carry the mark of low reliability; silent ones have no fill. */
function coloredClasses(answer: ClassesAnswer, theme: Theme): Colored {
	const { colors, indexOf } = methodColors(
		{ classes: answer.kinds.map((kind) => ({ kind })) },
		theme
	);
	const drawn = (at: number) => indexOf[at] ?? NO_DATA_CLASS;
	const classes = Int8Array.from(answer.classes, drawn);
	const low = Uint8Array.from(answer.classes, (_, row) => (isBorderline(answer, row) ? 1 : 0));
	const rows = answer.classIds.flatMap((id, own) => {
		const at = drawn(own);
		if (at === NO_DATA_CLASS) return [];
		return [{ ...rowOf(classes, at, colors), id, flags: answer.kinds[own] === 'flag' }];
	});
	return {
		classes,
		low,
		colors,
		legend: {
			lens: 'classes',
			answer,
			rows: [...rows, { ...rowOf(classes, NO_DATA_CLASS), id: null, flags: false }],
			borderline: sum(low)
		}
	};
}

/** Whether the class of a tract could as well be another. */
function isBorderline({ confidence }: ClassesAnswer, row: number): boolean {
	const share = confidence?.[row] ?? NaN;
	return !Number.isNaN(share) && confidenceLevel(share) === 'borderline';
}

function coloredAgreement(
	{ question, value: answer }: Answered<MethodsQuestion, AgreementAnswer>,
	theme: Theme
): Colored {
	const colors = SEQUENTIAL[theme][AGREEMENT_LEVELS.length - 1] ?? [];
	const classes = answer.levels;
	const rows = AGREEMENT_LEVELS.map((level, at) => ({ ...rowOf(classes, at, colors), level }));
	return {
		classes,
		low: new Uint8Array(classes.length),
		colors,
		legend: {
			lens: 'agreement',
			answer,
			rules: question,
			rows: [...rows.reverse(), { ...rowOf(classes, NO_DATA_CLASS), level: null }]
		}
	};
}

function rowOf(classes: Int8Array, at: number, colors: readonly string[] = []): LegendRow {
	const count = classes.reduce((found, each) => found + (each === at ? 1 : 0), 0);
	return { at, color: colors[at] ?? null, count };
}

function sum(marks: Uint8Array): number {
	return marks.reduce((found, each) => found + each, 0);
}

/** Where a place stands in the legend; methods say nothing of places but tracts. */
export function classOfPlace(shown: ShownMap, place: PlaceRow | null): number | null {
	const { subject, figures, classes } = shown;
	if (!place) return null;
	if (subject.lens !== 'indicator') {
		return place.kind === 'tract' ? (classes?.classes[place.row] ?? null) : null;
	}
	const figure = figures && placeFigure(figures, subject.vintage, place);
	return figures && figure ? classOf(figures.scale, figure.estimate) : null;
}

/* The second map of a view: what it is of, what it is called, and the ways to come to it. Screens with one map do without. */

/** @param view whose second map it is: it follows rules that were changed for the same method */
export function secondSubject(view: View, second: SecondMap): MapSubject {
	return firstSubject({
		...view,
		...secondRules(view, second),
		// A map of methods or of a list has no figure of its own: the first map's stays beside it.
		...(second.lens === 'indicator' && { indicator: second.indicator, vintage: second.vintage }),
		lens: second.lens === 'own' ? 'indicator' : second.lens
	});
}

/** What the view's second map shows. */
export function secondTitle(words: TitleWords, view: View, second: SecondMap): string {
	const own = second.lens === 'own' ? ownName(second.mine) : null;
	return own ?? mapTitle(words, secondSubject(view, second));
}

/* Ways to come from one map to two, and from one second map to another. */

/** The same figure in its oldest period and its newest; null where there is only one. */
export function thenAndNow(
	{ indicator }: Pick<View, 'indicator'>,
	/** Newest first. */
	vintages: readonly VintageId[]
): Partial<View> | null {
	const oldest = vintages.at(-1);
	if (oldest === undefined || vintages.length < 2) return null;
	return {
		lens: 'indicator',
		past: null,
		mine: null,
		vintage: oldest,
		second: { mode: 'swipe', lens: 'indicator', indicator, vintage: null }
	};
}

/** The classes of the view's method beside those of the next one. */
export function twoMethods(
	{ method }: Pick<View, 'method'>,
	methods: readonly MethodId[]
): Partial<View> | null {
	const next = methods[(methods.indexOf(method) + 1) % methods.length];
	if (next === undefined || next === method) return null;
	return {
		lens: 'classes',
		past: null,
		mine: null,
		second: { mode: 'pair', lens: 'classes', method: next }
	};
}

/**
 * What the second map asks of methods. Rules that a person changed are those of the view's method:
 * they hold for it on both maps, and in how many methods agree, but for no other method.
 */
export function secondRules(
	{ method, adjustment }: Pick<View, 'method' | 'adjustment'>,
	second: SecondMap
): Pick<View, 'method' | 'adjustment'> {
	if (second.lens === 'agreement') return { method, adjustment };
	const own = second.lens === 'classes' ? second.method : DEFAULT_METHOD;
	return { method: own, adjustment: own === method ? adjustment : NO_ADJUSTMENT };
}

/** What a second map can show, as one text: a figure's id, `@` and a method's, `@@` for agreement, or `~` and a list's. */
export function choiceOf(second: SecondMap): string {
	if (second.lens === 'own') return `~${second.mine}`;
	if (second.lens === 'agreement') return '@@';
	return second.lens === 'classes' ? `@${second.method}` : second.indicator;
}
