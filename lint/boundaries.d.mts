/** What one package may import. */
export interface Boundary {
  packages: string[];
  types: string[];
  modules: string[];
  only: Record<string, RegExp>;
  node: boolean;
}

/** Who may import whom, by the package's folder. */
export declare const boundaries: Record<string, Boundary | undefined>;
