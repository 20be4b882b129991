/** The house rules: who may import whom, how things are named, and where personal data may be queried. */
@NullMarked
package com.haina.testing.house;

import org.jspecify.annotations.NullMarked;
