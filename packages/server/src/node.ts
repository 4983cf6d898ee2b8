export { lockFolder, type FolderLock } from './node/folder.js';
export { nodePlatform } from './node/platform.js';
export { openFolder, openMemory } from './node/embedded.js';
export { openInstallation, type Installation, type InstallationOptions } from './node/installation.js';
export { listen, type Listening } from './node/listen.js';
export { openPostgres, type PostgresOptions } from './store/postgres.js';
export { createLicence, signInStaff, type NewLicence, type StaffMember } from './staff.js';
export { inbox, type WaitingMail } from './inbox.js';
