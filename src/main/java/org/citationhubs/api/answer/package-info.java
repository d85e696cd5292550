/** From a request about a work to its response: a local read, or a call to another instance, with failover. */
@NullMarked
package org.citationhubs.api.answer;

import org.jspecify.annotations.NullMarked;
