import { followLink } from './page.js';

followLink(document.querySelector('knippa-operator'), 'operator');
