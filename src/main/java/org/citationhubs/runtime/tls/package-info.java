/** TLS of the Kafka clients. */
@NullMarked
package org.citationhubs.runtime.tls;

import org.jspecify.annotations.NullMarked;
