import {containerOrders} from '../store/view/lists-slice.js';

/** What --help prints. */
export const helpPage = `
  midwatch: a container monitor that says what is wrong first

  Usage
    $ midwatch [options]

  Options
    -H, --host <url>      the engine to connect to: unix://, tcp:// (as docker's -H)
    -c, --context <name>  connect to the engine of a docker context
                          both can be given again, for several on one screen
        --all             connect to every engine that has a name here
    -f, --filter <text>   start with this filter
        --sort <column>   ${containerOrders.join(', ')}
        --running         show running containers only
        --demo[=N]        use a built-in engine with N containers (24)
        --hostile         with --demo: some names and texts try to take the terminal over
        --demo-fallback   use the built-in engine when no other is found
        --read-only       refuse every action that changes something
        --once            print one snapshot and exit; needs no terminal
        --json            with --once: print JSON
        --no-stats        with --once: faster, without CPU, memory and I/O
        --fresh           neither recall nor remember what is chosen on the screen
        --mouse           click and scroll; the terminal selects text with shift then
        --slow            for a slow connection: fewer frames, less detail
        --theme <name>    auto, dark, light, high-contrast, 16 (colours)
        --no-color        use no colours
    -h, --help            show this help
    -v, --version         show the version

  Exit status: 0 quit, 1 error, 2 wrong usage.

`;
