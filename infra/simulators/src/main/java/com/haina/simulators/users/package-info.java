/** Who an account's followers are to its APIs: lists, details, remarks, tags and the blacklist. */
@NullMarked
package com.haina.simulators.users;

import org.jspecify.annotations.NullMarked;
