/** Configuration: the keys, their types, and the checks that types cannot express. */
@NullMarked
package org.citationhubs.runtime.config;

import org.jspecify.annotations.NullMarked;
