/** Microbenchmarks of single functions. */
@NullMarked
package org.citationhubs.bench.jmh;

import org.jspecify.annotations.NullMarked;
