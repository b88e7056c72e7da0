/** One file a station, for sites that turn links into maps; written while prerendering. */
import process from 'node:process';
import { json } from '@sveltejs/kit';
import { DEFAULT_EMBED, oEmbedOf } from '$lib/domain/view/embed';
import { lineData } from '$lib/app/prerender';
import { embed } from '#words/embed.ts';
import { en } from '#words/index.ts';
import { language } from '#words/language.ts';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';

/** Frames on other sites need a whole address, which a static site does not know by itself. */
const SITE = process.env.ROOTLINE_SITE ?? 'http://127.0.0.1:4173/';

export const entries: EntryGenerator = () => lineData().stations.map(({ id }) => ({ id }));

export const GET: RequestHandler = ({ params }) => {
	const station = lineData().stations.find(({ id }) => id === params.id);
	const title = embed.stationTitle({ name: station?.name ?? params.id });
	const place = {
		page: new URL('embed/', SITE).href,
		query: `place=station:${params.id}`,
		title,
		language: language.tag
	};
	return json(oEmbedOf(place, DEFAULT_EMBED, { name: en.common.appName, site: SITE }));
};
