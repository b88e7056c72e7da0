/**
 * Fills of a method's classes: warm for those that point at an area, quiet for the others, never red
 * against green. Silent classes (no data, out of the method's scope) have no fill but the pattern
 * that says "no figure".
 */
import type { ClassDefinition } from '../methods/definitions/method.ts';
import type { Theme } from './scene.ts';

const FLAGS: Readonly<Record<Theme, readonly string[]>> = {
	light: ['#7a2048', '#c4553d', '#e08f45', '#b98a2f', '#d9b061', '#a05a77'],
	dark: ['#ffe0b0', '#f0a05c', '#b5834a', '#e3b4cf', '#a0503c', '#96506e']
};
const OTHERS: Readonly<Record<Theme, readonly string[]>> = {
	light: ['#f3dfae', '#9dbccb', '#8d7fb0', '#e7e2d6'],
	dark: ['#6d5a38', '#3f6377', '#57487a', '#2f2a22']
};

/** Colors of the classes that are drawn, and each class's place among them. */
export type MethodColors = {
	readonly colors: readonly string[];
	/** By class of the method: index into `colors`, or −1 where the class is silent. */
	readonly indexOf: readonly number[];
};

export function methodColors(
	{ classes }: { readonly classes: readonly Pick<ClassDefinition, 'kind'>[] },
	theme: Theme
): MethodColors {
	const others = classes.filter(({ kind }) => kind === 'no-flag').length;
	const colors: string[] = [];
	let flag = 0;
	let other = 0;
	const indexOf = classes.map(({ kind }) => {
		if (kind === 'silent') return -1;
		if (kind === 'flag') colors.push(FLAGS[theme][flag++]!);
		// The last class is always the quietest, however many stand before it.
		else if (++other === others) colors.push(OTHERS[theme].at(-1)!);
		else colors.push(OTHERS[theme][other - 1]!);
		return colors.length - 1;
	});
	return { colors, indexOf };
}
