/** The element that other sites load, with its words; written while prerendering. */
import { embed } from '#words/embed.ts';
import element from '$lib/features/embed/rootline-map.js?raw';
import type { RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';

export const GET: RequestHandler = () =>
	new Response(element.replace("'%title%'", JSON.stringify(embed.elementTitle)), {
		headers: { 'content-type': 'text/javascript' }
	});
