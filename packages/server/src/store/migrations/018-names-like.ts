/** Whether a name is free is asked by its key alone: however many names begin like it, none of them is passed over (USR-11). */
export const namesLike = /* sql */ `
drop function taken_like(text, text);
`;
