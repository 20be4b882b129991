package com.haina.resident.person;

import com.haina.testing.store.WithStoreAndBroker;

@WithStoreAndBroker
class ResidentsOnEmbeddedStoreIT extends ResidentsContract {}
