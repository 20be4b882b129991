package com.haina.resident.person;

import com.haina.testing.store.WithMongoDb;

@WithMongoDb
class ResidentsOnMongoDbIT extends ResidentsContract {}
