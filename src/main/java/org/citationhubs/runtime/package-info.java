/** Start and stop of the service, part by part. */
@NullMarked
package org.citationhubs.runtime;

import org.jspecify.annotations.NullMarked;
