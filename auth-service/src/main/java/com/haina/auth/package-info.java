/** Accounts, operators, sessions, onboarding and the WeChat Open Platform authorization of a property office. */
@NullMarked
package com.haina.auth;

import org.jspecify.annotations.NullMarked;
