/** Metrics, traces and logs of the running service. */
@NullMarked
package org.citationhubs.runtime.observability;

import org.jspecify.annotations.NullMarked;
