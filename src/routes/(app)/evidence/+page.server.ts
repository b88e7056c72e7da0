/** Runs while prerendering only: the page shows the file that the build wrote, and nothing else. */
import { readEvidence, wholeManifest } from '$lib/app/prerender';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
	evidence: readEvidence(),
	path: wholeManifest().evidence.path
});
