/**
 * Dollars of different years. Source: U.S. Bureau of Labor Statistics, R-CPI-U-RS annual averages,
 * one publication of the series (`data/catalog/price-index.json`), as the Census Bureau itself uses
 * to bring the years of a five-year file to the last of them.
 */
import priceIndex from '../../../../data/catalog/price-index.json';
import type { Estimate } from './estimate.ts';
import { scaled } from './ratio.ts';

const INDEX: ReadonlyMap<number, number> = new Map(
	Object.entries(priceIndex.annual).map(([year, value]) => [Number(year), value])
);

/** By how much to multiply dollars of one year to have dollars of another. Throws RangeError outside the table. */
export function dollarFactor(fromYear: number, toYear: number): number {
	return indexOf(toYear) / indexOf(fromYear);
}

/** An amount in dollars of `fromYear`, restated in dollars of `toYear`; the margin goes with it. */
export function realDollars(amount: Estimate, fromYear: number, toYear: number): Estimate {
	return fromYear === toYear ? amount : scaled(amount, dollarFactor(fromYear, toYear));
}

/**
 * By how much to multiply amounts that were answered over several years, and not brought to one price
 * level, to have dollars of the last of them, the answers taken as evenly spread.
 */
export function meanLevelFactor([first, last]: readonly [number, number]): number {
	const levels = Array.from({ length: last - first + 1 }, (_, i) => indexOf(first + i));
	return indexOf(last) / (levels.reduce((total, each) => total + each, 0) / levels.length);
}

function indexOf(year: number): number {
	const value = INDEX.get(year);
	if (value === undefined)
		throw new RangeError(`No price index for ${year}: add the year to price-index.json`);
	return value;
}
