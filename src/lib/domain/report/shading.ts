/** What colors the tracts of a report's map: a figure, a method's classes, or how many methods agree. */
import type { IndicatorData } from '../indicators/built-files.ts';
import type { VintageId } from '../statistics/census.ts';
import { reliability } from '../statistics/reliability.ts';
import { AGREEMENT_LEVELS } from '../methods/agreement.ts';
import type { AgreementAnswer, ClassesAnswer } from '../methods/questions.ts';
import { methodById } from '../methods/definitions/index.ts';
import { classIndex } from '../indicators/class-index.ts';
import { methodColors, scaleColors, SEQUENTIAL } from '../layers/palette.ts';

/** Classes by the row of a tract, the class that means least first. */
export type Shading = {
	/** Index into `colors`; −1 where there is no figure. */
	readonly classes: readonly number[];
	/** Rows too uncertain to rely on. */
	readonly uncertain: ReadonlySet<number>;
	/** One `#rrggbb` a class. */
	readonly colors: readonly string[];
};

const NONE = -1;

/** A figure in a period: the lowest class first. */
export function figureShading({ scale, vintages }: IndicatorData, vintage: VintageId): Shading {
	const tracts = vintages[vintage]?.tracts ?? [];
	return {
		classes: tracts.map(({ value }) => (value === null ? NONE : classIndex(scale, value))),
		uncertain: new Set(
			tracts.flatMap((each, row) => (reliability(each) === 'too-uncertain' ? [row] : []))
		),
		colors: scaleColors(scale, 'light')
	};
}

/** A method's classes, with their ids in the order of the colors: what points at an area comes last. */
export function methodShading({
	question,
	classes
}: Pick<ClassesAnswer, 'question' | 'classes'>): Shading & {
	readonly classIds: readonly string[];
} {
	const method = methodById(question.method);
	const { colors, indexOf } = methodColors(method, 'light');
	const flip = (at: number) => (at < 0 ? NONE : colors.length - 1 - at);
	const classIds: string[] = [];
	method.classes.forEach(({ id }, at) => {
		const drawn = flip(indexOf[at] ?? NONE);
		if (drawn >= 0) classIds[drawn] = id;
	});
	return {
		classes: Array.from(classes, (at) => flip(indexOf[at] ?? NONE)),
		uncertain: new Set(),
		colors: colors.toReversed(),
		classIds
	};
}

/** How far the methods that could look at a tract agree, from none to all. */
export function agreementShading({ levels }: Pick<AgreementAnswer, 'levels'>): Shading {
	return {
		classes: Array.from(levels, (level) => (level < 0 ? NONE : level)),
		uncertain: new Set(),
		colors: SEQUENTIAL.light[AGREEMENT_LEVELS.length - 1] ?? []
	};
}
