package com.haina.simulators.people;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/sim/api/persons")
class PersonController {

    private final People people;

    PersonController(People people) {
        this.people = people;
    }

    @GetMapping
    List<Person> all() {
        return people.all();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Person add(@Valid @RequestBody NewPerson request) {
        return people.add(request.name().strip(), request.mobile() == null ? "" : request.mobile(), request.staff());
    }

    /** Under which id an account, or a website, knows the person. */
    @GetMapping("/{id}/openids/{appId}")
    Known openId(@PathVariable String id, @PathVariable String appId) {
        return new Known(people.openId(appId, people.get(id)));
    }

    record Known(String openId) {}

    record NewPerson(
            @NotBlank @Size(max = 20) String name,
            @Pattern(regexp = "1\\d{10}") @Nullable String mobile,
            boolean staff) {}
}
