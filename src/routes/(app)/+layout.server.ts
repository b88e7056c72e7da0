import { pageData } from '$lib/app/prerender';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = () => pageData();
