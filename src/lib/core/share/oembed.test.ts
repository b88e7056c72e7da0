import { describe, expect, it } from 'vitest';
import { oembed } from './oembed.ts';

describe('oEmbed', () => {
	it('gives a titled, lazy frame at the site itself', () => {
		const { html, ...rest } = oembed('https://a.example/atlas/', 'Penn', 'place=station:penn', 'R');
		expect(rest).toMatchObject({ version: '1.0', type: 'rich', title: 'Penn', provider_name: 'R' });
		expect(html).toContain('src="https://a.example/atlas/embed/?place=station:penn"');
		expect(html).toContain('title="Penn"');
		expect(html).toContain('loading="lazy"');
	});

	it('cannot be broken out of by a name', () => {
		const { html } = oembed('https://a.example/', '"><script>x</script>', 'a=1&b="><b>', 'R');
		expect(html).not.toMatch(/<script|<b>/);
		expect(html.match(/</g)).toHaveLength(2);
		expect(html).toContain('a=1&amp;b=');
	});
});
