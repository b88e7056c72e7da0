/** Classes of all tracts as the map wants them: one small number a tract. */
import type { ClassScale } from '$lib/core/catalog/types';
import type { Estimate } from '$lib/core/estimate/estimate';
import { reliability } from '$lib/core/estimate/reliability';
import { classIndex } from '$lib/core/scale/class-index';
import { NO_DATA_CLASS } from '$lib/core/scene/feature-state';
import type { TractClasses } from '$lib/map/types';

export function tractClasses(
	geoids: readonly string[],
	estimates: readonly Estimate[],
	scale: ClassScale
): TractClasses {
	const classes = new Int8Array(geoids.length).fill(NO_DATA_CLASS);
	const low = new Uint8Array(geoids.length);
	estimates.forEach((estimate, row) => {
		if (estimate.value === null) return;
		classes[row] = classIndex(scale, estimate.value);
		low[row] = reliability(estimate) === 'too-uncertain' ? 1 : 0;
	});
	return { geoids, classes, low };
}
