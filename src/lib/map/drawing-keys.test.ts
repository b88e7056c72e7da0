import { describe, expect, it } from 'vitest';
import { drawingKey } from './drawing.ts';

const PLAIN = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };

describe('keys while drawing', () => {
	it('move the map by arrows, finely with Shift', () => {
		expect(drawingKey({ ...PLAIN, key: 'ArrowLeft' })).toEqual({ do: 'pan', x: -40, y: 0 });
		expect(drawingKey({ ...PLAIN, key: 'ArrowDown', shiftKey: true })).toEqual({
			do: 'pan',
			x: 0,
			y: 5
		});
	});

	it('set, take back and cancel', () => {
		for (const key of [' ', 'Enter']) expect(drawingKey({ ...PLAIN, key })).toEqual({ do: 'add' });
		expect(drawingKey({ ...PLAIN, key: 'Backspace' })).toEqual({ do: 'undo' });
		expect(drawingKey({ ...PLAIN, key: 'z', ctrlKey: true })).toEqual({ do: 'undo' });
		expect(drawingKey({ ...PLAIN, key: 'Escape' })).toEqual({ do: 'cancel' });
	});

	it('leave zooming and the browser alone', () => {
		expect(drawingKey({ ...PLAIN, key: '+' })).toBeNull();
		expect(drawingKey({ ...PLAIN, key: 'Enter', altKey: true })).toBeNull();
		expect(drawingKey({ ...PLAIN, key: 'ArrowUp', altKey: true })).toBeNull();
		expect(drawingKey({ ...PLAIN, key: 'Tab' })).toBeNull();
	});
});
