package com.haina.staff.member;

import com.haina.testing.store.WithStoreAndBroker;

@WithStoreAndBroker
class MembersOnEmbeddedStoreIT extends MembersContract {}
