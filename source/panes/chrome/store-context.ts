import {createContext} from 'react';
import type {Store} from '../../store/open-store.js';

/** Its value never changes while the program runs. */
export const StoreContext = createContext<Store | undefined>(undefined);
