/** What is told of each indicator: fetched where it is asked for. */
import type { IndicatorId } from '../../domain/indicators/ids.generated.ts';
import type { AboutIndicator } from '../../domain/indicators/types.ts';
import about from './about-indicators.json';

export const aboutIndicators: Readonly<Record<IndicatorId, AboutIndicator>> = about;

/** How the limits of the classes were set, by the scale's method. */
export const classLimits = {
	ckmeans: (p: { classes: number }) =>
		`The ${p.classes} classes are natural breaks: areas with similar values share a class (ckmeans, as close as possible within each class). The limits are then rounded to numbers that are easy to read.`,
	quantile: (p: { classes: number }) =>
		`The ${p.classes} classes hold about the same number of areas each (quantiles). The limits are rounded so that they are easy to read.`,
	'around-zero': (p: { classes: number }) =>
		`The ${p.classes} classes are laid out on both sides of zero. The middle class holds areas with little or no change.`,
	'around-region': (p: { classes: number }) =>
		`The ${p.classes} classes are laid out on both sides of the region's own value.`,
	fixed: (p: { classes: number }) => `The ${p.classes} classes have fixed limits.`
};
