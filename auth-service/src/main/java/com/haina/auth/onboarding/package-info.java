/** The joining wizard: from a QR code to a tenant with its first administrator. */
@NullMarked
package com.haina.auth.onboarding;

import org.jspecify.annotations.NullMarked;
