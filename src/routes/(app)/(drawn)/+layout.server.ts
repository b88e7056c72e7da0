/** The line and its stations, for the pages that draw them. */
import { lineData } from '$lib/app/prerender';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = lineData;
