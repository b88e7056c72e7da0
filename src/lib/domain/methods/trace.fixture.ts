/** Made-up areas beside a made-up region, one test of which is known to pass or fail. */
import type { Estimate } from '../statistics/estimate.ts';
import { known, knownWithoutMargin, missing } from '../statistics/estimate.ts';
import type { MethodInputs } from './measure.ts';

export const exact = (value: number) => knownWithoutMargin(value, 'not-carried');

/** An area that passes three tests of five and three of four; the region is 0.5, or doubled. */
const AREA: Readonly<Record<string, Estimate>> = {
	people: known(3000, 300),
	renters: known(0.6, 0.05),
	'people-of-color': known(0.52, 0.05),
	'no-bachelors': known(0.7, 0.05),
	'poverty-185': exact(0.4),
	'cost-burdened': missing('not-computable'),
	'rent-begin': exact(500),
	'rent-end': known(1200, 100),
	'income-begin': exact(40000),
	'income-end': known(90000, 9000),
	'bachelors-begin': exact(0.2),
	'bachelors-end': known(0.3, 0.05),
	'home-value-begin': exact(100000),
	'home-value-end': exact(150000)
};

const REGION: Readonly<Record<string, Estimate>> = {
	...Object.fromEntries(Object.keys(AREA).map((id) => [id, known(0.5, 0.001)])),
	'rent-begin': exact(500),
	'rent-end': known(1000, 10),
	'income-begin': exact(40000),
	'income-end': known(80000, 100),
	'bachelors-begin': exact(0.25),
	'bachelors-end': known(0.3, 0.001),
	'home-value-begin': exact(100000),
	'home-value-end': exact(200000)
};

export function inputs(...areas: readonly Partial<Record<string, Estimate>>[]): MethodInputs {
	const columns = Object.keys(AREA).map((id) => [
		id,
		{
			estimates: areas.map((area) => area[id] ?? AREA[id] ?? missing('not-published')),
			region: [REGION[id] ?? missing('not-published')],
			figure: id,
			sign: 1 as const
		}
	]);
	return {
		areas: areas.map((_, row) => `area ${String(row)}`),
		regions: ['region'],
		regionOf: areas.map(() => 0),
		columns: Object.fromEntries(columns) as MethodInputs['columns'],
		neighbors: areas.map((_, row) => [row - 1, row + 1].filter((r) => r >= 0 && r < areas.length)),
		regionMeasures: {},
		touching: {}
	};
}
