/** Configuration: the keys, their types, and checks that types cannot express. */
@NullMarked
package org.citationhubs.runtime.config;

import org.jspecify.annotations.NullMarked;
