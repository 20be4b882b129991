package com.alibaba.excel;

/** Stands for a type of EasyExcel. */
public record StandInForEasyExcel() {}
