/** The description of a service's API (OpenAPI), as exact as the types it comes from: the web's types are generated from it. */
@NullMarked
package com.haina.platform.openapi;

import org.jspecify.annotations.NullMarked;
