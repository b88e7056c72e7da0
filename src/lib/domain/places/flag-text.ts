/** The share behind a place's flag as texts: never without the range that its draws give. */
import type { FlagCall, StationFlag } from '../methods/station-flags.ts';
import { wholePercent } from '../methods/finding.ts';
import { formatValue, type EstimateWords } from '../text/format.ts';

export type FlagText = {
	readonly call: FlagCall;
	/** "42%", by the published figures. */
	readonly share: string;
	/** "10%" and "62%": nine of ten draws lie between them. */
	readonly low: string;
	readonly high: string;
	/** Draws that flag the place, of 100, rounded down. */
	readonly tries: number;
	/** All renter households or none, by the published figures and in nine of ten draws. */
	readonly extent: 'all' | 'none' | 'some';
};

/** Null where there is no share to tell, or no draws that say how far it could lie elsewhere. */
export function flagText(flag: StationFlag, words: EstimateWords): FlagText | null {
	const { call, share, range, flagShareOfDraws } = flag;
	if (call === null || share === null || range === null || flagShareOfDraws === null) return null;
	const percent = (value: number) => formatValue(value, 'share', words);
	const [low, high] = [percent(range.low), percent(range.high)];
	const is = (extent: number) => share === extent && low === high && low === percent(extent);
	return {
		call,
		share: percent(share),
		low,
		high,
		tries: wholePercent(flagShareOfDraws),
		extent: is(1) ? 'all' : is(0) ? 'none' : 'some'
	};
}
