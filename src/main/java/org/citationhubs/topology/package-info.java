/** The Kafka Streams topology: two stages, and the repartition topics between them. */
@NullMarked
package org.citationhubs.topology;

import org.jspecify.annotations.NullMarked;
