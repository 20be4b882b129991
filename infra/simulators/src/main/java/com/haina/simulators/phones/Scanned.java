package com.haina.simulators.phones;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What the phone shows after a scan.
 *
 * @param qr the code's id, empty when it is none of ours
 * @param title what the code is for
 * @param page the address to open, empty when an account is shown instead
 * @param appId the account whose own code it was
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Scanned(String qr, String title, String page, String appId) {}
