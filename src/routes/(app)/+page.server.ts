import { lineData } from '$lib/app/prerender';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = lineData;
