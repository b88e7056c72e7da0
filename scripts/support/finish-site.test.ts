import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
	HEADERS,
	headers,
	POLICY,
	withIntegrity,
	withSmallScripts,
	withWholePreloads
} from './finish-site.mjs';
import { serve } from './static-files.mjs';

test('hosts are told that others may frame the map for it, and nothing else', async () => {
	const root = mkdtempSync(path.join(tmpdir(), 'rootline-headers-'));
	onTestFinished(() => rmSync(root, { recursive: true, force: true }));
	const files = ['index.html', 'table/index.html', 'embed/index.html', '404.html', 'data/a.json'];
	const older = 'release/2019-2023/';
	files.push(`${older}index.html`, `${older}table/index.html`, `${older}embed/index.html`);
	for (const file of files) {
		mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
		writeFileSync(path.join(root, file), file);
	}
	writeFileSync(path.join(root, '_headers'), headers(files));
	const site = await serve({ root, port: 0 });
	onTestFinished(() => site.close());
	const of = async (place: string) => {
		const { headers: told } = await fetch(site.url + place);
		const policy = told.get('content-security-policy')?.split('; ') ?? [];
		expect(told.get('cross-origin-opener-policy')).toBe('same-origin');
		return { framing: policy.filter((each) => each.startsWith('frame-anc')), said: policy.length };
	};
	const others = 7;
	const own = { framing: ["frame-ancestors 'self'"], said: others + 1 };
	expect(await of('')).toEqual(own);
	expect(await of('table/?show=rent')).toEqual(own);
	expect(await of('embed/?show=rent')).toEqual({ framing: [], said: others });
	expect(await of(older)).toEqual(own);
	expect(await of(`${older}table/`)).toEqual(own);
	expect(await of(`${older}embed/`)).toEqual({ framing: [], said: others });
	expect(await of('data/a.json')).toEqual({ framing: [], said: 0 });
});

test('the file for nginx says the same', () => {
	const nginx = readFileSync('docs/host/nginx.conf', 'utf8');
	for (const value of [...Object.values(HEADERS), POLICY, `${POLICY}; frame-ancestors 'self'`]) {
		expect(nginx).toContain(`"${value}"`);
	}
	for (const name of Object.keys(HEADERS)) expect(nginx).toContain(`add_header ${name} `);
});

test('a page names all code that it begins with, however far down, and nothing that comes later', () => {
	const manifest = {
		'page.js': { file: '_app/page.js', imports: ['_base.js', '_pages.js'] },
		'_base.js': { file: '_app/base.js', dynamicImports: ['_pages.js'] },
		'_pages.js': { file: '_app/pages.js', imports: ['_base.js', '_deep.js'] },
		'_deep.js': { file: '_app/deep.js', dynamicImports: ['_later.js'] },
		'_later.js': { file: '_app/later.js' }
	};
	const link = (file: string) => `<link href="../${file}" rel="modulepreload">`;
	const page = (...files: string[]) => `<head>${files.map(link).join('\n\t\t')}</head>`;
	const whole = page('_app/page.js', '_app/base.js', '_app/pages.js', '_app/deep.js');
	expect(withWholePreloads(page('_app/page.js', '_app/base.js'), manifest)).toBe(whole);
	expect(withWholePreloads(whole, manifest)).toBe(whole);
	expect(withWholePreloads('<head></head>', manifest)).toBe('<head></head>');
});

test('a page says what the code that it begins with must be, and leaves other links as they are', async () => {
	const html =
		'<link href="../_app/a.js" rel="modulepreload"><link href="../_app/a.css" rel="stylesheet">';
	const hashOf = (file: string) => Promise.resolve(`hash of ${file}`);
	expect(await withIntegrity(html, hashOf)).toBe(
		'<link href="../_app/a.js" rel="modulepreload" integrity="sha256-hash of _app/a.js"><link href="../_app/a.css" rel="stylesheet">'
	);
});

test('scripts of a page have no more bytes than they need, and the policy names them as they are', () => {
	const hash = (text: string) => createHash('sha256').update(text).digest('base64');
	const script =
		'\n\t// Said once.\n\twindow.begun = function (name) {\n\t\treturn name + 1;\n\t};\n';
	const kept = '{"a": 1}';
	const page = (text: string) =>
		`<meta content="script-src 'sha256-${hash(text)}'"><script data-start>${text}</script><script type="application/json">${kept}</script>`;
	const small = withSmallScripts(page(script));
	const [, code = ''] = /<script data-start>(.*?)<\/script>/s.exec(small) ?? [];
	expect(code.length).toBeLessThan(script.length / 1.5);
	expect(code).not.toContain('Said once');
	expect(small).toBe(page(code));
});
