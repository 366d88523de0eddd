// Everything a page loads with itself. The rest comes on first use.
import './unloaded.ts';
import './contents.ts';
import './around.ts';
import '../player/lecture-player.ts';
import './keys/keys.ts';
import './reading-mode.ts';
import '../study/elements/study.ts';
import '../search/dialog/search-box.ts';
import '../search/dialog/landed.ts';
