// Everything a page loads with itself. The rest comes on first use.
import './lecture-player.ts';
import './keys.ts';
import './reading-mode.ts';
import './study.ts';
import './search-box.ts';
import './landing.ts';
