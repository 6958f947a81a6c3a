import {shiftNanos, type WriteTimes} from '../parse/engine-time.js';

/**
 * Podman reads `seconds.nanoseconds` as a float, which is off by some hundred nanoseconds, and takes neither end of the
 * range for part of it: a line at the very stamp would be lost. RFC 3339 is read to the nanosecond (4.3.1 and 5.8).
 */
export const podmanTimes: WriteTimes = ({since, until}) => ({
	...(since !== undefined && {since: shiftNanos(since, -1)}),
	...(until !== undefined && {until: shiftNanos(until, 1)}),
});
