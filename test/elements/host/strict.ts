import { createClient } from '@knippa/sdk';
import '@knippa/elements/define';
import type { KnippaProvider } from '@knippa/elements';

// The script of a host page under the strictest policy: what a portal writes, and what it tells the test.
const [baseUrl = '', token = ''] = (window.name || '').split(' ');
const violations: string[] = [];
document.addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile }) =>
  violations.push(`${violatedDirective} ${sourceFile}`),
);
const provider = document.querySelector<KnippaProvider>('knippa-provider');
if (provider) provider.client = createClient({ baseUrl, getToken: () => token });
Object.assign(window, { violations });
