/**
 * One press of a key as midwatch names it: a character (`s`, `K`, `:`), or a name: `up` `down` `left` `right`
 * `pageUp` `pageDown` `home` `end` `enter` `esc` `tab` `backspace` `delete`, with `ctrl+`, `alt+` or `shift+`
 * before it (`ctrl+d`, `shift+tab`). A paste is one press with `isPaste`.
 */
export type Press = {readonly key: string; readonly text: string; readonly isPaste?: boolean};
