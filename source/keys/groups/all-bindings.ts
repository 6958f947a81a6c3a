import type {Binding} from '../binding.js';
import {keymap} from './keymap.js';
import {logBindings} from './log-bindings.js';
import {objectBindings} from './object-bindings.js';

/** The whole keymap, in the order in which help and readme print it. */
export const allBindings: readonly Binding[] = [...keymap, ...logBindings, ...objectBindings];
