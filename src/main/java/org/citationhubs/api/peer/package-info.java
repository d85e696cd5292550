/** Which requests come from other instances of the service. */
@NullMarked
package org.citationhubs.api.peer;

import org.jspecify.annotations.NullMarked;
