/** The packaged program seen from outside: how late answers and summaries are, and how many questions it answers. */
@NullMarked
package org.citationhubs.bench.load;

import org.jspecify.annotations.NullMarked;
