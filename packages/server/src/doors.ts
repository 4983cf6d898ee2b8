import type { InputOf, OperationsOf, session as contract } from '@knippa/contract';
import type { Opening } from './kernel/opening.js';
import { confirmEmail, forgot, readLink, renewLink, setPassword } from './links.js';
import { signIn } from './sign-in.js';

type Open = 'signIn' | 'forgot' | 'readLink' | 'setPassword' | 'renewLink' | 'confirmEmail';

/** The operations that are asked without a session: they make one, tell or do what a link is for, or ask for a link. */
export const doors = { signIn, forgot, readLink, setPassword, renewLink, confirmEmail } satisfies {
  [K in Open]: (opening: Opening, input: InputOf<OperationsOf<typeof contract>[K]>) => Promise<unknown>;
};
