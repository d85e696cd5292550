/** Who may do what, and how often: modes, roles, keys, sources and quotas, without HTTP and Kafka. */
@NullMarked
package org.citationhubs.access;

import org.jspecify.annotations.NullMarked;
