/** Runs while prerendering only: the page shows the file that the build wrote, and nothing else. */
import { readEvidence } from '$lib/app/prerender';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent }) => {
	const { manifest } = await parent();
	return { evidence: readEvidence(manifest) };
};
