/** The embedded Kafka broker and its data folder. */
@NullMarked
package org.citationhubs.runtime.embedded;

import org.jspecify.annotations.NullMarked;
