package com.haina.neighbour;

/** Stands for a type of another service. */
public record Neighbour(String name) {}
