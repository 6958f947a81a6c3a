// npm run readme: prints the keys and flags into readme.md from the program's own tables.
import {readFileSync, writeFileSync} from 'node:fs';
import {fillReadme} from './fill-readme.js';

writeFileSync('readme.md', fillReadme(readFileSync('readme.md', 'utf8')));
