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

/** The package that an import names, without what lies in it. */
export declare const moduleOf: (specifier: string) => string;
