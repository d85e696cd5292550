/** Single functions of the hot path, each alone. */
@NullMarked
package org.citationhubs.bench.jmh;

import org.jspecify.annotations.NullMarked;
