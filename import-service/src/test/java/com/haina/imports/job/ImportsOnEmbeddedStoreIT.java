package com.haina.imports.job;

import com.haina.testing.store.WithStoreAndBroker;

@WithStoreAndBroker
class ImportsOnEmbeddedStoreIT extends ImportStoreContract {}
