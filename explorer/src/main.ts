/** The page: first the picture of places and communities, then all that needs names, edges and sentences. */

import { serve } from "./model/worker";
import { startPage } from "./start";

if (typeof document === "undefined") serve();
else void startPage(document.currentScript?.textContent ?? null);
