/** Bodies of requests: how large they may be, how slowly they may arrive, and how much of them is held in memory. */
@NullMarked
package org.citationhubs.api.body;

import org.jspecify.annotations.NullMarked;
