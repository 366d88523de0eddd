// Everything a page loads with itself. The rest comes on first use.
import './contents.ts';
import './room/lecture-player.ts';
import './keys/keys.ts';
import './reading-mode.ts';
import './study/study.ts';
import './search/search-box.ts';
import './search/landed.ts';
