import type { OutputChunk, Plugin } from 'rollup';

/** How every bundle for a browser is made. */
export declare const browserPlugins: () => Plugin[];

/** What a host's own build makes of these modules: `host.js`, and the chunks that it imports later. */
export declare function bundled(modules: string[]): Promise<OutputChunk[]>;

/** What a host loads for these modules, in bytes after gzip -9. */
export declare function loadedBytes(modules: string[], later?: string[]): Promise<number>;
