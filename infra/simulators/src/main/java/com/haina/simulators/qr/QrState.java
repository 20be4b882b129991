package com.haina.simulators.qr;

/** How far a shown code has come. */
public enum QrState {
    WAITING,
    SCANNED,
    CONFIRMED,
    CANCELLED,
    EXPIRED
}
