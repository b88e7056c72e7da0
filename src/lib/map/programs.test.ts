import type { Map as MapLibreMap } from 'maplibre-gl';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { linkBesidesThePage } from './programs.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

type Made = { readonly shaders: string[]; linked: boolean; there: boolean };

/** A graphics card that says what it is asked, and links a program when the test says so. */
function card({ parallel }: { parallel: boolean }) {
	const programs: Made[] = [];
	/** Questions that would have stopped the page. */
	const waits: string[] = [];
	const status = (program: Made) => {
		if (!program.there) waits.push(program.shaders.join('+'));
		return program.there;
	};
	class Context {
		readonly SYNC_STATUS = 1;
		readonly SIGNALED = 2;
		readonly SYNC_GPU_COMMANDS_COMPLETE = 3;
		readonly LINK_STATUS = 4;
		links = true;
		getExtension = () => (parallel ? { COMPLETION_STATUS_KHR: 5 } : null);
		createProgram(): Made {
			const program = { shaders: [], linked: false, there: false };
			programs.push(program);
			return program;
		}
		createShader(kind: string) {
			return { kind, source: '' };
		}
		shaderSource(shader: { source: string }, source: string) {
			shader.source = source;
		}
		compileShader() {
			return undefined;
		}
		attachShader(program: Made, shader: { kind: string; source: string }) {
			program.shaders.push(`${shader.kind} ${shader.source}`);
		}
		linkProgram(program: Made) {
			program.linked = true;
		}
		getProgramParameter(program: Made, what: number) {
			return what === this.LINK_STATUS ? this.links && status(program) : program.there;
		}
		fenceSync = () => programs.at(-1);
		getSyncParameter = (program: Made) => (program.there ? this.SIGNALED : 0);
		deleteSync = () => undefined;
	}
	const gl = new Context();
	return { gl, programs, waits };
}

type Card = ReturnType<typeof card>['gl'];

/** What the engine does with a card, as far as it matters here. */
function painter(gl: Card) {
	const cached = new Map<string, object>();
	const made = (name: string) => {
		const program = gl.createProgram();
		for (const kind of ['fragment', 'vertex']) {
			const shader = gl.createShader(kind);
			gl.shaderSource(shader, name);
			gl.compileShader();
			gl.attachShader(program, shader);
		}
		gl.linkProgram(program);
		if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error('It does not link.');
		return { name, program, draw: () => 'drawn' };
	};
	const programCache = {
		getProgram({ name }: { name: string }): object {
			const program = cached.get(name) ?? made(name);
			cached.set(name, program);
			return program;
		}
	};
	return { context: { gl }, programCache };
}

function engine(gl: Card) {
	const heard: [string, () => void][] = [];
	const map = {
		painter: painter(gl),
		loaded: () => true,
		triggerRepaint: vi.fn(),
		on: (event: string, hear: () => void) => heard.push([event, hear])
	};
	linkBesidesThePage(map as unknown as MapLibreMap);
	const variant = {
		...{ projectionShaderVariant: { name: 'mercator' }, defines: [] },
		...{ showOverdrawInspector: false, useTerrain: false }
	};
	return {
		map,
		get: (name: string) =>
			map.painter.programCache.getProgram({ name, ...variant }) as {
				draw: () => unknown;
				program?: Made;
			},
		use: (other: Card) => {
			map.painter = painter(other);
		},
		tell: (event: string) => {
			for (const [name, hear] of heard) if (name === event) hear();
		}
	};
}

describe.each([{ parallel: true }, { parallel: false }])('programs of the engine: %o', (kind) => {
	it('are linked once each, and not asked for before they are there', () => {
		const { gl, programs, waits } = card(kind);
		const { map, get } = engine(gl);
		// Frame after frame.
		for (let frame = 0; frame < 3; frame++) {
			expect(get('fill').draw()).toBeUndefined();
			expect(get('line').draw()).toBeUndefined();
			vi.advanceTimersByTime(1_000);
		}
		expect(programs).toHaveLength(2);
		expect(programs.every(({ linked }) => linked)).toBe(true);
		expect(map.loaded()).toBe(false);

		programs[0]!.there = true;
		vi.advanceTimersByTime(1_000);
		expect(get('fill').draw()).toBe('drawn');
		expect(get('line').draw()).toBeUndefined();
		expect(map.loaded()).toBe(false);
		expect(map.triggerRepaint).not.toHaveBeenCalled();
		programs[1]!.there = true;
		vi.advanceTimersByTime(1_000);
		expect(map.triggerRepaint).toHaveBeenCalledTimes(1);
		expect(get('line').draw()).toBe('drawn');
		expect(map.loaded()).toBe(true);

		expect(get('fill')).toBe(get('fill'));
		expect(get('fill').program).toBe(programs[0]);
		expect(programs).toHaveLength(2);
		expect(programs[0]!.shaders).toEqual(['fragment fill', 'vertex fill']);
		expect(waits).toEqual([]);
		expect(vi.getTimerCount()).toBe(0);
	});

	it('that nothing is drawn with any more keep no map from being finished', () => {
		const { gl, programs } = card(kind);
		const { map, get } = engine(gl);
		get('fill');
		programs[0]!.there = true;
		vi.advanceTimersByTime(1_000);
		expect(map.loaded()).toBe(true);
		expect(map.triggerRepaint).toHaveBeenCalledTimes(1);
	});

	it('are forgotten with a lost context, and linked so again with the next', () => {
		const first = card(kind);
		const { map, get, tell, use } = engine(first.gl);
		get('fill');
		tell('webglcontextlost');
		expect(map.loaded()).toBe(true);
		expect(vi.getTimerCount()).toBe(0);

		const second = card(kind);
		use(second.gl);
		tell('webglcontextrestored');
		expect(get('fill').draw()).toBeUndefined();
		expect(map.loaded()).toBe(false);
		second.programs[0]!.there = true;
		vi.advanceTimersByTime(1_000);
		expect(get('fill').draw()).toBe('drawn');
		expect([...first.waits, ...second.waits]).toEqual([]);
	});

	it('are not waited for once the map is gone', () => {
		const { get, tell } = engine(card(kind).gl);
		get('fill');
		tell('remove');
		expect(vi.getTimerCount()).toBe(0);
	});

	it('leave the context as it was', () => {
		const { gl, programs } = card(kind);
		const { get } = engine(gl);
		const parts = Object.keys(gl);
		get('fill');
		programs[0]!.there = true;
		vi.advanceTimersByTime(1_000);
		expect(Object.keys(gl)).toEqual(parts);
	});

	it('that do not link are told as ever, by the frame', () => {
		const { gl, programs } = card(kind);
		const { get } = engine(gl);
		get('fill');
		programs[0]!.there = true;
		gl.links = false;
		vi.advanceTimersByTime(1_000);
		expect(() => get('fill')).toThrow('It does not link.');
	});
});

it('works as it comes where the engine is another one', () => {
	const map = { loaded: () => true, on: () => undefined } as unknown as MapLibreMap;
	linkBesidesThePage(map);
	expect(map.loaded()).toBe(true);
});
