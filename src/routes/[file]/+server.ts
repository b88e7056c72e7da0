/** Files at the site's root that hold words, written while prerendering. */
import { createHash } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { embed } from '#words/embed.ts';
import { common } from '#words/app.ts';
import { language, withoutApp as words } from '#words/language.ts';
import element from '$lib/features/embed/rootline-map.js?raw';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';

/**
 * The page lies wherever a link went wrong, and knows no way back but by asking each folder above whether
 * the site begins there.
 */
const FIND_ROOT = `(async () => {
	for (let at = new URL('.', location); ; at = new URL('..', at)) {
		const version = await fetch(new URL('_app/version.json', at)).catch(() => null);
		if (version?.ok) document.querySelector('a').href = at.href;
		if (version?.ok || at.pathname === '/') return;
	}
})()`;
const hash = createHash('sha256').update(FIND_ROOT).digest('base64');

const notFound = () => `<!doctype html>
<html lang="${language.tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta http-equiv="content-security-policy" content="default-src 'none'; connect-src 'self'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'">
<title>${words.notFound} · ${common.appName}</title>
<style>body{font:1.0625rem/1.5 system-ui,sans-serif;max-width:36rem;margin:3rem auto;padding:0 1rem}a{display:inline-block;padding:.75rem 0}</style>
</head>
<body>
<main>
<h1>${words.notFound}</h1>
<p>${words.notFoundWhy}</p>
<p><a href="/">${words.toMap}</a></p>
</main>
<script>${FIND_ROOT}</script>
</body>
</html>
`;

const FILES: Readonly<Record<string, () => readonly [type: string, text: string]>> = {
	/** The element that other sites load. */
	'rootline-map.js': () => [
		'text/javascript',
		element.replace("'%title%'", JSON.stringify(embed.elementTitle))
	],
	/** What hosts answer where there is no page. */
	'404.html': () => ['text/html', notFound()]
};

export const entries: EntryGenerator = () => Object.keys(FILES).map((file) => ({ file }));

export const GET: RequestHandler = ({ params }) => {
	const made = FILES[params.file]?.();
	if (!made) error(404);
	return new Response(made[1], { headers: { 'content-type': made[0] } });
};
