/** Settings, memory and life cycle of the Kafka Streams client. */
@NullMarked
package org.citationhubs.runtime.streams;

import org.jspecify.annotations.NullMarked;
