// The one script of ours that every page for readers loads. Collecting puts the files in its place.
import "./htmx_later.js";
import "./private.js";
import "./fallback.js";
import "./announce.js";
import "./pointing.js";
import "./printing.js";
import "./unsent.js";
