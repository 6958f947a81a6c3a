import {containerOrders} from '../store/view/lists-slice.js';

/** What --help prints. */
export const helpPage = `
  midwatch: a container monitor that says what is wrong first

  Usage
    $ midwatch [options]

  Options
    -H, --host <url>      the engine: unix://, tcp:// (as docker's own)
    -c, --context <name>  the engine of a docker context
    -f, --filter <text>   start filtered
        --sort <column>   ${containerOrders.join(', ')}
        --running         running containers only
        --demo[=N]        a built-in engine with N containers (24)
        --else-demo       the built-in engine when no other is found
        --read-only       refuse everything that changes
        --once            print one snapshot and exit; needs no terminal
        --json            with --once: as JSON
        --no-stats        with --once: at once, without CPU, memory and I/O
        --slow            spare the line: fewer frames, less detail
        --no-color        no colours
    -h, --help            this
    -v, --version         the version

  Exit status: 0 quit, 1 a fault, 2 bad usage.

`;
