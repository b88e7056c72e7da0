/** Runs while prerendering only: every method on the built figures, counted. */
import { readFileSync } from 'node:fs';
import { error } from '@sveltejs/kit';
import {
	decodeIndicator,
	type IndicatorFile,
	type PlacesFile,
	type ShapesFile
} from '$lib/domain/indicators/built-files';
import { REGION_INDICATORS, regionInputs, runMethods } from '$lib/domain/methods/atlas-run';
import { countFindings } from '$lib/domain/methods/agreement';
import { readEvidence } from '$lib/app/prerender';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent }) => {
	const { manifest } = await parent();
	const read = ({ path }: { readonly path: string }): unknown =>
		JSON.parse(readFileSync(`static/${path}`, 'utf8'));
	const evaluations = runMethods(
		regionInputs(
			read(manifest.places) as PlacesFile,
			read(manifest.shapes) as ShapesFile,
			new Map(
				REGION_INDICATORS.map((id) => [
					id,
					decodeIndicator(read({ path: `${manifest.indicatorFolder}/${id}.json` }) as IndicatorFile)
				])
			)
		)
	);
	if (!evaluations.ok) error(500, evaluations.problem.code);
	const { backTest } = readEvidence();
	return { counts: countFindings(evaluations.value), backTest };
};
