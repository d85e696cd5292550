/** How the instances of the service reach and know each other. */
@NullMarked
package org.citationhubs.runtime.instances;

import org.jspecify.annotations.NullMarked;
