import {disk} from './disk.js';
import {engine} from './engine.js';
import {events} from './events.js';
import {images} from './images.js';
import {networks} from './networks.js';
import {registry} from './registry.js';
import {volumes} from './volumes.js';

/** The panes that are a table of rows, in the order of their digits. */
export const tableViews = [images, volumes, networks, events, disk, engine, registry] as const;
