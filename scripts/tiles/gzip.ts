import { gzipSync } from 'fflate';

/**
 * Gzip that gives the same bytes on every machine: the compressor is JavaScript and not the
 * system's zlib, the time stamp is zero, and the system byte is always 3.
 */
export function gzip(bytes: Uint8Array): Uint8Array {
	return gzipSync(bytes, { level: 9, mtime: 0 });
}
