/** Runs while prerendering only: the page shows the file that the build wrote, and nothing else. */
import { lineData, readEvidence, wholeManifest } from '$lib/app/prerender';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
	stations: lineData().stations,
	evidence: readEvidence(),
	path: wholeManifest().evidence.path
});
