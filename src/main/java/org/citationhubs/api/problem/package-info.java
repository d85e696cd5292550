/** Problem details (RFC 9457) and the exceptions that become one. */
@NullMarked
package org.citationhubs.api.problem;

import org.jspecify.annotations.NullMarked;
