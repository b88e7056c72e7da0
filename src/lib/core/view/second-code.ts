/**
 * The second map of a view in a link: `swipe:median-gross-rent:2015-2019`, `pair:@bates` (the classes
 * of a method), `swipe:@@` (agreement).
 */
import type { IndicatorId } from '../catalog/ids.generated.ts';
import type { Known } from './codec.ts';
import type { SecondMap } from './view.ts';

export function encodeSecond(second: SecondMap): string {
	const { mode, lens } = second;
	if (lens === 'classes') return `${mode}:@${second.method}`;
	if (lens === 'agreement') return `${mode}:@@`;
	const { indicator, vintage } = second;
	return vintage ? `${mode}:${indicator}:${vintage}` : `${mode}:${indicator}`;
}

/** Null where the link names what there is not. */
export function decodeSecond(text: string, known: Known): SecondMap | null {
	const [mode, what = '', years, ...more] = text.split(':');
	if ((mode !== 'swipe' && mode !== 'pair') || more.length > 0) return null;
	if (what.startsWith('@')) {
		if (years !== undefined) return null;
		if (what === '@@') return { mode, lens: 'agreement' };
		const method = known.methods.find((each) => `@${each}` === what);
		return method ? { mode, lens: 'classes', method } : null;
	}
	const indicator = known.resolve(what);
	const vintages = known.vintagesOf(indicator);
	const vintage = years === undefined ? null : vintages?.find((each) => each === years);
	if (!vintages || vintage === undefined) return null;
	return {
		mode,
		lens: 'indicator',
		indicator: indicator as IndicatorId,
		vintage: vintage === vintages[0] ? null : vintage
	};
}
