import { takeLink } from './page.js';

const link = takeLink();
if (link) document.querySelector('knippa-operator').link = link;
