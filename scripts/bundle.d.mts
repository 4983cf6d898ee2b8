import type { Plugin } from 'rollup';

/** How every bundle for a browser is made. */
export declare const browserPlugins: () => Plugin[];

/** What a host loads for these modules, in bytes after gzip -9. */
export declare function loadedBytes(modules: string[], later?: string[]): Promise<number>;
