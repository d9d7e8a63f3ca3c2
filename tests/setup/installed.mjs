// npm's postinstall.
import { markInstalled } from './dependencies.mjs';

markInstalled();
