// What a program costs that does nothing: the measure for start-up.
export {};
