package com.haina.simulators.exchanges;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ExchangeController {

    private final Exchanges exchanges;

    ExchangeController(Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    @GetMapping("/sim/api/exchanges")
    List<Exchange> latest(@RequestParam(defaultValue = "50") int limit) {
        return exchanges.latest(Math.clamp(limit, 1, 200));
    }
}
