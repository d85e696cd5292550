/**
 * Clients that measure the packaged program from outside: latency of queries and summaries, and throughput of queries.
 */
@NullMarked
package org.citationhubs.bench.load;

import org.jspecify.annotations.NullMarked;
