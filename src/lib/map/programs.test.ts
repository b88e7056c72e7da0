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
	let lost = false;
	const status = (program: Made) => {
		if (!program.there) waits.push(program.shaders.join('+'));
		return program.there;
	};
	class Context {
		readonly SYNC_STATUS = 1;
		readonly SIGNALED = 2;
		readonly SYNC_GPU_COMMANDS_COMPLETE = 3;
		readonly LINK_STATUS = 4;
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
			return what === this.LINK_STATUS ? status(program) : program.there;
		}
		fenceSync = () => programs.at(-1);
		getSyncParameter = (program: Made) => (program.there ? this.SIGNALED : 0);
		deleteSync = () => undefined;
		isContextLost = () => lost;
	}
	const gl = new Context();
	return { gl, programs, waits, lose: () => (lost = true) };
}

/** What the engine does with a card, as far as it matters here. */
function engine(gl: ReturnType<typeof card>['gl']) {
	const cached = new Map<string, object>();
	const ended: (() => void)[] = [];
	const cache = {
		getProgram({ name }: { name: string }): object {
			const program = cached.get(name) ?? make(name);
			cached.set(name, program);
			return program;
		}
	};
	const make = (name: string) => {
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
	const map = {
		painter: { context: { gl }, programCache: cache },
		loaded: () => true,
		triggerRepaint: vi.fn(),
		on: (_event: 'remove', end: () => void) => ended.push(end)
	};
	linkBesidesThePage(map as unknown as MapLibreMap);
	return {
		map,
		get: (name: string) =>
			cache.getProgram({
				name,
				...{ projectionShaderVariant: { name: 'mercator' }, defines: [] },
				...{ showOverdrawInspector: false, useTerrain: false }
			}) as { draw: () => unknown; program?: Made },
		remove: () => {
			for (const end of ended) end();
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
		}
		expect(programs).toHaveLength(2);
		expect(programs.every(({ linked }) => linked)).toBe(true);
		expect(map.loaded()).toBe(false);

		programs[0]!.there = true;
		expect(get('fill').draw()).toBe('drawn');
		expect(get('line').draw()).toBeUndefined();
		expect(map.loaded()).toBe(false);
		programs[1]!.there = true;
		expect(get('line').draw()).toBe('drawn');
		expect(map.loaded()).toBe(true);

		expect(get('fill')).toBe(get('fill'));
		expect(get('fill').program).toBe(programs[0]);
		expect(programs).toHaveLength(2);
		expect(programs[0]!.shaders).toEqual(['fragment fill', 'vertex fill']);
		expect(waits).toEqual([]);
	});

	it('bring a frame once all of them are there', () => {
		const { gl, programs } = card(kind);
		const { map, get } = engine(gl);
		get('fill');
		get('line');
		programs[0]!.there = true;
		vi.advanceTimersByTime(1_000);
		expect(map.triggerRepaint).not.toHaveBeenCalled();
		programs[1]!.there = true;
		vi.advanceTimersByTime(1_000);
		expect(map.triggerRepaint).toHaveBeenCalledTimes(1);
	});

	it('are not waited for where the context is lost or the map is gone', () => {
		const { gl, lose } = card(kind);
		const { map, get, remove } = engine(gl);
		get('fill');
		lose();
		vi.advanceTimersByTime(1_000);
		expect(map.triggerRepaint).toHaveBeenCalledTimes(1);

		const other = engine(card(kind).gl);
		other.get('fill');
		other.remove();
		remove();
		expect(vi.getTimerCount()).toBe(0);
	});

	it('leave the context as it was', () => {
		const { gl, programs } = card(kind);
		const { get } = engine(gl);
		const parts = Object.keys(gl);
		get('fill');
		programs[0]!.there = true;
		get('fill');
		expect(Object.keys(gl)).toEqual(parts);
	});

	it('that do not link are told as ever', () => {
		const { gl, programs, lose } = card(kind);
		const { get } = engine(gl);
		get('fill');
		lose();
		expect(programs[0]!.there).toBe(false);
		expect(() => get('fill')).toThrow('It does not link.');
	});
});

it('works as it comes where the engine is another one', () => {
	const map = { loaded: () => true };
	const before = { ...map };
	linkBesidesThePage(map as unknown as MapLibreMap);
	expect(map).toEqual(before);
});
