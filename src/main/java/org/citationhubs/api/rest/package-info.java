/** JAX-RS resources. */
@NullMarked
package org.citationhubs.api.rest;

import org.jspecify.annotations.NullMarked;
