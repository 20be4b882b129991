/** The automatic test before 全网发布, between the service that hears its messages and the one that holds the component. */
@NullMarked
package com.haina.contracts.publishtest;

import org.jspecify.annotations.NullMarked;
