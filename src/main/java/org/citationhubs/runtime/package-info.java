/** Start and stop of the service. */
@NullMarked
package org.citationhubs.runtime;

import org.jspecify.annotations.NullMarked;
