import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import golden from '../../../../tests/fixtures/golden-links.json' with { type: 'json' };
import { decodeView } from './codec.ts';
import { known } from './known.fixture.ts';
import {
	DEFAULT_EMBED,
	EMBED_LANGUAGES,
	EMBED_THEMES,
	embedQuery,
	readEmbedOptions
} from './embed.ts';

const options = fc.record({
	legend: fc.boolean(),
	controls: fc.boolean(),
	interactive: fc.boolean(),
	theme: fc.constantFrom(...EMBED_THEMES),
	lang: fc.option(fc.constantFrom(...EMBED_LANGUAGES))
});

describe('the options of an embedded map', () => {
	it('come back from its address, and leave the view as it is', () => {
		fc.assert(
			fc.property(fc.constantFrom(...golden.links), options, ({ link }, given) => {
				const query = new URLSearchParams(embedQuery(link, given));
				expect(readEmbedOptions(query)).toEqual(given);
				expect(decodeView(query, known)).toEqual(decodeView(new URLSearchParams(link), known));
			})
		);
	});

	it('are left out where they are the usual ones', () => {
		expect(embedQuery('show=renter-share', DEFAULT_EMBED)).toBe('show=renter-share');
		expect(embedQuery('', DEFAULT_EMBED)).toBe('');
	});

	it.each(['legend=no', 'controls=', 'interactive=2', 'theme=sepia', 'lang=xx', 'theme=__proto__'])(
		'stay usual where an address says %s',
		(query) => {
			expect(readEmbedOptions(new URLSearchParams(query))).toEqual(DEFAULT_EMBED);
		}
	);
});
