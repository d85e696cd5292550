/** The embedded Kafka broker and the data folder that belongs to it. */
@NullMarked
package org.citationhubs.runtime.embedded;

import org.jspecify.annotations.NullMarked;
